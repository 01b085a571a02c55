package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Solves sudokus by sets of candidates and search, and makes new ones that have one solution. */
public final class SudokuSolver {
    private static final int SIZE = 9;

    /** The board; an immutable value but for {@link #place}, which the solver calls on copies. */
    static final class Board {
        private final int[] cells;
        private final BitSet[] candidates;
        private int open;

        Board() {
            cells = new int[SIZE * SIZE];
            candidates = new BitSet[SIZE * SIZE];
            Arrays.setAll(candidates, i -> {
                BitSet all = new BitSet(SIZE + 1);
                all.set(1, SIZE + 1);
                return all;
            });
            open = cells.length;
        }

        Board(Board other) {
            cells = other.cells.clone();
            candidates = Arrays.stream(other.candidates).map(c -> (BitSet) c.clone()).toArray(BitSet[]::new);
            open = other.open;
        }

        static Board of(String text) {
            String digits = text.replaceAll("[^0-9.]", "");
            if (digits.length() != SIZE * SIZE) {
                throw new IllegalArgumentException(digits.length() + " cells");
            }
            Board board = new Board();
            for (int i = 0; i < digits.length(); i++) {
                int value = Character.digit(digits.charAt(i), 10);
                if (value > 0 && !board.place(i, value)) {
                    throw new IllegalArgumentException("conflict at row " + (i / SIZE + 1) + ", column " + (i % SIZE + 1));
                }
            }
            return board;
        }

        /** Places a value and all that follows from it; false when that is impossible. */
        boolean place(int cell, int value) {
            if (cells[cell] != 0) {
                return cells[cell] == value;
            }
            if (!candidates[cell].get(value)) {
                return false;
            }
            cells[cell] = value;
            candidates[cell].clear();
            open--;
            for (int peer : PEERS[cell]) {
                if (cells[peer] == value) {
                    return false;
                }
                BitSet left = candidates[peer];
                if (cells[peer] == 0 && left.get(value)) {
                    left.clear(value);
                    if (left.isEmpty() || left.cardinality() == 1 && !place(peer, left.nextSetBit(0))) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** The open cell with fewest candidates. */
        int narrowest() {
            return IntStream.range(0, cells.length).filter(i -> cells[i] == 0).boxed()
                    .min((a, b) -> Integer.compare(candidates[a].cardinality(), candidates[b].cardinality())).orElseThrow();
        }

        @Override
        public String toString() {
            return IntStream.range(0, SIZE).mapToObj(row -> IntStream.range(0, SIZE).mapToObj(column -> {
                int value = cells[row * SIZE + column];
                return (column % 3 == 0 && column > 0 ? " " : "") + (value == 0 ? "." : value);
            }).collect(Collectors.joining())).collect(Collectors.joining("\n"));
        }
    }

    private static final int[][] PEERS = new int[SIZE * SIZE][];

    static {
        for (int i = 0; i < PEERS.length; i++) {
            int row = i / SIZE;
            int column = i % SIZE;
            int self = i;
            PEERS[i] = IntStream.range(0, SIZE * SIZE).filter(k -> k != self && (k / SIZE == row || k % SIZE == column
                    || k / SIZE / 3 == row / 3 && k % SIZE / 3 == column / 3)).toArray();
        }
    }

    private int nodes;

    Optional<Board> solve(Board board) {
        List<Board> found = new ArrayList<>();
        search(board, found, 1, null);
        return found.stream().findFirst();
    }

    void search(Board board, List<Board> found, int limit, Random order) {
        nodes++;
        if (board.open == 0) {
            found.add(board);
            return;
        }
        int cell = board.narrowest();
        List<Integer> values = board.candidates[cell].stream().boxed().collect(Collectors.toCollection(ArrayList::new));
        if (order != null) {
            Collections.shuffle(values, order);
        }
        for (int value : values) {
            Board next = new Board(board);
            if (next.place(cell, value)) {
                search(next, found, limit, order);
                if (found.size() >= limit) {
                    return;
                }
            }
        }
    }

    static String generate(long seed) {
        Random random = new Random(seed);
        List<Board> full = new ArrayList<>();
        new SudokuSolver().search(new Board(), full, 1, random);
        int[] cells = full.getFirst().cells.clone();
        List<Integer> order = new ArrayList<>(IntStream.range(0, cells.length).boxed().toList());
        Collections.shuffle(order, random);
        for (int cell : order.subList(0, 60)) {
            int old = cells[cell];
            cells[cell] = 0;
            List<Board> found = new ArrayList<>();
            new SudokuSolver().search(Board.of(digits(cells)), found, 2, null);
            cells[cell] = found.size() == 1 ? 0 : old;
        }
        return digits(cells);
    }

    static String digits(int[] cells) {
        return Arrays.stream(cells).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    public static void main(String[] arguments) {
        for (String puzzle : List.of("53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79",
                "8........ ..36..... .7..9.2.. .5...7... ....457.. ...1...3. ..1....68 ..85...1. .9....4..",
                "55....... ......... ......... ......... ......... ......... ......... ......... .........", "123",
                "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9")) {
            try {
                SudokuSolver solver = new SudokuSolver();
                Optional<Board> solution = solver.solve(Board.of(puzzle));
                System.out.println(solution.map(Board::toString).orElse("no solution") + "\n" + solver.nodes + " nodes");
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        String made = generate(7);
        System.out.println(made + " " + made.chars().filter(c -> c != '0').count() + " given");
    }
}
