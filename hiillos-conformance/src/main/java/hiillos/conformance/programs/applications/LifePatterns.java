package hiillos.conformance.programs.applications;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conway's Game of Life on an endless plane: patterns, periods, and gliders that travel. */
public final class LifePatterns {
    record Cell(int x, int y) {
        Set<Cell> neighbours() {
            Set<Cell> all = new HashSet<>();
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    if (dx != 0 || dy != 0) {
                        all.add(new Cell(x + dx, y + dy));
                    }
                }
            }
            return all;
        }
    }

    record Rule(Set<Integer> born, Set<Integer> survives) {
        static Rule of(String text) {
            String[] parts = text.split("/");
            return new Rule(digits(parts[0]), digits(parts[1]));
        }

        private static Set<Integer> digits(String part) {
            return part.substring(1).chars().map(Character::getNumericValue).boxed().collect(Collectors.toSet());
        }
    }

    record Box(int left, int top, int right, int bottom) {
        static Box around(Set<Cell> cells) {
            var xs = cells.stream().mapToInt(Cell::x).summaryStatistics();
            var ys = cells.stream().mapToInt(Cell::y).summaryStatistics();
            return new Box(xs.getMin(), ys.getMin(), xs.getMax(), ys.getMax());
        }
    }

    private LifePatterns() {}

    static Set<Cell> parse(String picture) {
        List<String> lines = picture.lines().toList();
        return IntStream.range(0, lines.size()).boxed().flatMap(y -> IntStream.range(0, lines.get(y).length())
                .filter(x -> lines.get(y).charAt(x) == '#').mapToObj(x -> new Cell(x, y))).collect(Collectors.toSet());
    }

    static Set<Cell> step(Set<Cell> alive, Rule rule) {
        Map<Cell, Integer> counts = new HashMap<>();
        alive.forEach(cell -> cell.neighbours().forEach(n -> counts.merge(n, 1, Integer::sum)));
        Set<Cell> next = counts.entrySet().stream()
                .filter(e -> (alive.contains(e.getKey()) ? rule.survives() : rule.born()).contains(e.getValue()))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(HashSet::new));
        if (rule.survives().contains(0)) {
            alive.stream().filter(c -> !counts.containsKey(c)).forEach(next::add);
        }
        return next;
    }

    static Set<Cell> moved(Set<Cell> cells, int dx, int dy) {
        return cells.stream().map(c -> new Cell(c.x() + dx, c.y() + dy)).collect(Collectors.toSet());
    }

    static void show(Set<Cell> cells) {
        if (cells.isEmpty()) {
            System.out.println("(all dead)");
            return;
        }
        Box box = Box.around(cells);
        for (int y = box.top(); y <= box.bottom(); y++) {
            StringBuilder line = new StringBuilder();
            for (int x = box.left(); x <= box.right(); x++) {
                line.append(cells.contains(new Cell(x, y)) ? '#' : '.');
            }
            System.out.println(line);
        }
    }

    /** After how many steps the pattern is itself again, and how far it moved by then. */
    static String period(Set<Cell> start, Rule rule, int limit) {
        Set<Cell> cells = start;
        Box origin = Box.around(start);
        for (int i = 1; i <= limit; i++) {
            cells = step(cells, rule);
            if (cells.isEmpty()) {
                return "dies at " + i;
            }
            Box box = Box.around(cells);
            int dx = box.left() - origin.left();
            int dy = box.top() - origin.top();
            if (moved(start, dx, dy).equals(cells)) {
                return "period " + i + (dx == 0 && dy == 0 ? "" : " moving by " + dx + "," + dy);
            }
        }
        return "no period within " + limit;
    }

    public static void main(String[] arguments) {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("block", "##\n##");
        patterns.put("blinker", "###");
        patterns.put("glider", ".#.\n..#\n###");
        patterns.put("spaceship", ".#..#\n#....\n#...#\n####.");
        patterns.put("pulsar half", "..###\n.....\n#....#\n#....#\n#....#\n..###");
        patterns.put("diehard", "......#.\n##......\n.#...###");
        patterns.put("r-pentomino", ".##\n##.\n.#.");
        Rule life = Rule.of("B3/S23");
        patterns.forEach((name, picture) -> System.out.println(name + ": " + period(parse(picture), life, 140)));
        Set<Cell> cells = parse(patterns.get("r-pentomino"));
        Map<Integer, Integer> history = new TreeMap<>();
        for (int i = 0; i <= 120; i++) {
            if (i % 20 == 0) {
                history.put(i, cells.size());
            }
            cells = step(cells, life);
        }
        System.out.println(history + " " + Box.around(cells));
        Set<Cell> glider = parse(patterns.get("glider"));
        Set<Cell> both = new HashSet<>(glider);
        both.addAll(moved(parse("#.#\n##.\n.#."), 12, 10));
        for (int i = 0; i < 30; i++) {
            both = step(both, life);
        }
        show(both);
        Set<Cell> high = parse("###\n#..\n#..");
        for (int i = 0; i < 8; i++) {
            high = step(high, Rule.of("B36/S23"));
        }
        show(high);
    }
}
