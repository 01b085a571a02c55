package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Mazes made by three algorithms, drawn with lines, and left by three ways of searching. */
public final class MazeMaker {
    private MazeMaker() {}

    enum Direction {
        NORTH(0, -1), EAST(1, 0), SOUTH(0, 1), WEST(-1, 0);

        private final int dx;
        private final int dy;

        Direction(int dx, int dy) {
            this.dx = dx;
            this.dy = dy;
        }

        Direction opposite() {
            return values()[(ordinal() + 2) % 4];
        }
    }

    record Cell(int x, int y) {
        Cell to(Direction direction) {
            return new Cell(x + direction.dx, y + direction.dy);
        }
    }

    static final class Maze {
        private final int width;
        private final int height;
        private final List<EnumSet<Direction>> doors = new ArrayList<>();

        Maze(int width, int height) {
            this.width = width;
            this.height = height;
            for (int i = 0; i < width * height; i++) {
                doors.add(EnumSet.noneOf(Direction.class));
            }
        }

        boolean has(Cell cell) {
            return cell.x() >= 0 && cell.y() >= 0 && cell.x() < width && cell.y() < height;
        }

        EnumSet<Direction> doors(Cell cell) {
            return doors.get(index(cell));
        }

        int index(Cell cell) {
            return cell.y() * width + cell.x();
        }

        Cell cell(int index) {
            return new Cell(index % width, index / width);
        }

        void open(Cell cell, Direction direction) {
            doors(cell).add(direction);
            doors(cell.to(direction)).add(direction.opposite());
        }

        String draw(List<Cell> way) {
            StringBuilder text = new StringBuilder("+" + "--+".repeat(width) + "\n");
            for (int y = 0; y < height; y++) {
                StringBuilder floor = new StringBuilder("+");
                text.append('|');
                for (int x = 0; x < width; x++) {
                    Cell cell = new Cell(x, y);
                    text.append(way.contains(cell) ? "::" : "  ").append(doors(cell).contains(Direction.EAST) ? ' ' : '|');
                    floor.append(doors(cell).contains(Direction.SOUTH) ? "  +" : "--+");
                }
                text.append('\n').append(floor).append('\n');
            }
            return text.toString();
        }
    }

    private static Maze byBacktracking(int width, int height, Random random) {
        Maze maze = new Maze(width, height);
        boolean[] seen = new boolean[width * height];
        Deque<Cell> way = new ArrayDeque<>(List.of(new Cell(0, 0)));
        seen[0] = true;
        while (!way.isEmpty()) {
            Cell cell = way.peek();
            List<Direction> fresh = Arrays.stream(Direction.values()).filter(d -> maze.has(cell.to(d)) && !seen[maze.index(cell.to(d))]).toList();
            if (fresh.isEmpty()) {
                way.pop();
                continue;
            }
            Direction direction = fresh.get(random.nextInt(fresh.size()));
            maze.open(cell, direction);
            seen[maze.index(cell.to(direction))] = true;
            way.push(cell.to(direction));
        }
        return maze;
    }

    private static int root(int[] parents, int at) {
        int root = at;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private static Maze byJoining(int width, int height, Random random) {
        record Wall(Cell cell, Direction direction) {}
        Maze maze = new Maze(width, height);
        List<Wall> walls = new ArrayList<>();
        for (int i = 0; i < width * height; i++) {
            for (Direction direction : List.of(Direction.EAST, Direction.SOUTH)) {
                if (maze.has(maze.cell(i).to(direction))) {
                    walls.add(new Wall(maze.cell(i), direction));
                }
            }
        }
        Collections.shuffle(walls, random);
        int[] parents = new int[width * height];
        Arrays.setAll(parents, i -> i);
        for (Wall wall : walls) {
            int a = root(parents, maze.index(wall.cell()));
            int b = root(parents, maze.index(wall.cell().to(wall.direction())));
            if (a != b) {
                parents[a] = b;
                maze.open(wall.cell(), wall.direction());
            }
        }
        return maze;
    }

    private static Maze byHalving(int width, int height, Random random) {
        Maze maze = new Maze(width, height);
        halve(maze, 0, 0, width, height, random);
        return maze;
    }

    private static void halve(Maze maze, int x, int y, int width, int height, Random random) {
        if (width == 1 && height == 1) {
            return;
        }
        if (width > height) {
            int cut = 1 + random.nextInt(width - 1);
            maze.open(new Cell(x + cut - 1, y + random.nextInt(height)), Direction.EAST);
            halve(maze, x, y, cut, height, random);
            halve(maze, x + cut, y, width - cut, height, random);
        } else {
            int cut = 1 + random.nextInt(height - 1);
            maze.open(new Cell(x + random.nextInt(width), y + cut - 1), Direction.SOUTH);
            halve(maze, x, y, width, cut, random);
            halve(maze, x, y + cut, width, height - cut, random);
        }
    }

    /** The way back from the end along who was reached from where. */
    private static List<Cell> way(Maze maze, int[] from, Cell end) {
        List<Cell> way = new ArrayList<>();
        for (int at = maze.index(end); at >= 0; at = from[at]) {
            way.add(maze.cell(at));
        }
        Collections.reverse(way);
        return way;
    }

    private static List<Cell> broad(Maze maze, Cell end) {
        int[] from = new int[maze.width * maze.height];
        Arrays.fill(from, -2);
        from[0] = -1;
        Deque<Cell> open = new ArrayDeque<>(List.of(new Cell(0, 0)));
        while (!open.isEmpty()) {
            Cell cell = open.poll();
            for (Direction direction : maze.doors(cell)) {
                Cell next = cell.to(direction);
                if (from[maze.index(next)] == -2) {
                    from[maze.index(next)] = maze.index(cell);
                    open.add(next);
                }
            }
        }
        return way(maze, from, end);
    }

    /** One hand stays at the wall. */
    private static int byHand(Maze maze, Cell end) {
        Cell at = new Cell(0, 0);
        Direction facing = Direction.EAST;
        int steps = 0;
        while (!at.equals(end)) {
            for (int turn : new int[] {1, 0, 3, 2}) {
                Direction direction = Direction.values()[(facing.ordinal() + turn) % 4];
                if (maze.doors(at).contains(direction)) {
                    facing = direction;
                    break;
                }
            }
            at = at.to(facing);
            steps++;
        }
        return steps;
    }

    private static int byEstimate(Maze maze, Cell end) {
        record Candidate(Cell cell, int steps, int estimate) {}
        PriorityQueue<Candidate> open = new PriorityQueue<>((a, b) -> a.estimate() != b.estimate() ? a.estimate() - b.estimate()
                : a.cell().x() != b.cell().x() ? b.cell().x() - a.cell().x() : b.cell().y() - a.cell().y());
        boolean[] closed = new boolean[maze.width * maze.height];
        open.add(new Candidate(new Cell(0, 0), 0, 0));
        int looked = 0;
        while (true) {
            Candidate best = open.remove();
            if (closed[maze.index(best.cell())]) {
                continue;
            }
            closed[maze.index(best.cell())] = true;
            looked++;
            if (best.cell().equals(end)) {
                return looked;
            }
            for (Direction direction : maze.doors(best.cell())) {
                Cell next = best.cell().to(direction);
                int rest = end.x() - next.x() + end.y() - next.y();
                open.add(new Candidate(next, best.steps() + 1, best.steps() + 1 + rest));
            }
        }
    }

    private static void show(String name, Maze maze) {
        Cell end = new Cell(maze.width - 1, maze.height - 1);
        List<Cell> way = broad(maze, end);
        long dead = maze.doors.stream().filter(doors -> doors.size() == 1).count();
        System.out.println(name + ": way of " + way.size() + ", " + byHand(maze, end) + " steps by hand, " + byEstimate(maze, end)
                + " cells looked at, " + dead + " dead ends");
        if (maze.width <= 20) {
            System.out.print(maze.draw(way));
        }
    }

    public static void main(String[] arguments) {
        show("backtracking", byBacktracking(16, 7, new Random(3)));
        show("joining", byJoining(16, 7, new Random(4)));
        show("halving", byHalving(16, 7, new Random(5)));
        show("large backtracking", byBacktracking(60, 40, new Random(6)));
        show("large joining", byJoining(60, 40, new Random(7)));
    }
}
