package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Exact covers by links that dance: pentominoes in a rectangle, queens, Latin squares and a coffee-house puzzle. */
public final class ExactCover {
    private ExactCover() {}

    /** A one in the matrix, linked to its neighbours in four directions; heads of columns count theirs. */
    static class Node {
        Node left = this;
        Node right = this;
        Node up = this;
        Node down = this;
        Column column;
        int row;
    }

    static final class Column extends Node {
        private final String name;
        private int size;

        Column(String name) {
            this.name = name;
            column = this;
        }
    }

    static final class Puzzle {
        private final Column head = new Column("head");
        private final Map<String, Column> columns = new TreeMap<>();
        private final List<String> rows = new ArrayList<>();
        private final List<Integer> chosen = new ArrayList<>();
        private String firstSolution;
        private long solutions;
        private long steps;

        /** @param isRequired optional columns are covered at most once */
        void column(String name, boolean isRequired) {
            Column column = new Column(name);
            columns.put(name, column);
            if (isRequired) {
                column.left = head.left;
                column.right = head;
                head.left.right = column;
                head.left = column;
            }
        }

        void row(String name, List<String> covers) {
            Node first = null;
            for (String cover : covers) {
                Column column = columns.get(cover);
                Node node = new Node();
                node.column = column;
                node.row = rows.size();
                node.up = column.up;
                node.down = column;
                column.up.down = node;
                column.up = node;
                column.size++;
                if (first == null) {
                    first = node;
                } else {
                    node.left = first.left;
                    node.right = first;
                    first.left.right = node;
                    first.left = node;
                }
            }
            rows.add(name);
        }

        private void cover(Column column) {
            column.right.left = column.left;
            column.left.right = column.right;
            for (Node row = column.down; row != column; row = row.down) {
                for (Node node = row.right; node != row; node = node.right) {
                    node.up.down = node.down;
                    node.down.up = node.up;
                    node.column.size--;
                }
            }
            steps++;
        }

        private void uncover(Column column) {
            for (Node row = column.up; row != column; row = row.up) {
                for (Node node = row.left; node != row; node = node.left) {
                    node.column.size++;
                    node.up.down = node;
                    node.down.up = node;
                }
            }
            column.right.left = column;
            column.left.right = column;
        }

        private void search(long most) {
            if (head.right == head) {
                if (solutions++ == 0) {
                    firstSolution = String.join(" ", chosen.stream().map(rows::get).sorted().toList());
                }
                return;
            }
            Column least = (Column) head.right;
            for (Node at = head.right; at != head; at = at.right) {
                if (((Column) at).size < least.size) {
                    least = (Column) at;
                }
            }
            cover(least);
            for (Node row = least.down; row != least && solutions < most; row = row.down) {
                chosen.add(row.row);
                for (Node node = row.right; node != row; node = node.right) {
                    cover(node.column);
                }
                search(most);
                for (Node node = row.left; node != row; node = node.left) {
                    uncover(node.column);
                }
                chosen.removeLast();
            }
            uncover(least);
        }

        void solve(String name, long most) {
            search(most);
            System.out.println(name + ": " + columns.size() + " columns, " + rows.size() + " rows, " + solutions + " solutions, " + steps + " steps");
        }
    }

    private static final Map<Character, String> PIECES = new TreeMap<>(Map.ofEntries(Map.entry('F', ".XX/XX./.X."), Map.entry('I', "XXXXX"),
            Map.entry('L', "X./X./X./XX"), Map.entry('N', ".X/.X/XX/X."), Map.entry('P', "XX/XX/X."), Map.entry('T', "XXX/.X./.X."),
            Map.entry('U', "X.X/XXX"), Map.entry('V', "X../X../XXX"), Map.entry('W', "X../XX./.XX"), Map.entry('X', ".X./XXX/.X."),
            Map.entry('Y', ".X/XX/.X/.X"), Map.entry('Z', "XX./.X./.XX")));

    private static List<String> turned(String piece) {
        List<String> all = new ArrayList<>();
        String at = piece;
        for (int i = 0; i < 8; i++) {
            if (!all.contains(at)) {
                all.add(at);
            }
            String[] lines = at.split("/");
            StringBuilder next = new StringBuilder();
            for (int x = 0; x < lines[0].length(); x++) {
                for (int y = lines.length - 1; y >= 0; y--) {
                    next.append(lines[y].charAt(x));
                }
                next.append('/');
            }
            at = next.substring(0, next.length() - 1);
            if (i == 3) {
                at = String.join("/", Arrays.stream(at.split("/")).map(line -> new StringBuilder(line).reverse().toString()).toList());
            }
        }
        return all;
    }

    private static void pentominoes(String letters, int width, int height, long most) {
        Puzzle puzzle = new Puzzle();
        for (int i = 0; i < width * height; i++) {
            puzzle.column(String.format("cell %02d", i), true);
        }
        for (char letter : letters.toCharArray()) {
            puzzle.column("piece " + letter, true);
            for (String shape : turned(PIECES.get(letter))) {
                String[] lines = shape.split("/");
                for (int y = 0; y + lines.length <= height; y++) {
                    for (int x = 0; x + lines[0].length() <= width; x++) {
                        List<String> covers = new ArrayList<>(List.of("piece " + letter));
                        StringBuilder name = new StringBuilder().append(letter);
                        for (int k = 0; k < lines.length * lines[0].length(); k++) {
                            int cell = (y + k / lines[0].length()) * width + x + k % lines[0].length();
                            if (lines[k / lines[0].length()].charAt(k % lines[0].length()) == 'X') {
                                covers.add(String.format("cell %02d", cell));
                                name.append(':').append(cell);
                            }
                        }
                        puzzle.row(name.toString(), covers);
                    }
                }
            }
        }
        puzzle.solve(letters + " in " + width + " x " + height, most);
        if (puzzle.solutions == 0) {
            return;
        }
        char[] board = new char[width * height];
        for (String piece : puzzle.firstSolution.split(" ")) {
            for (String cell : piece.substring(2).split(":")) {
                board[Integer.parseInt(cell)] = piece.charAt(0);
            }
        }
        for (int y = 0; y < height; y++) {
            System.out.println("  " + new String(board, y * width, width));
        }
    }

    private static void queens(int size) {
        Puzzle puzzle = new Puzzle();
        for (int i = 0; i < size; i++) {
            puzzle.column("row " + i, true);
            puzzle.column("file " + i, true);
        }
        for (int i = 0; i < 2 * size - 1; i++) {
            puzzle.column("up " + i, false);
            puzzle.column("down " + i, false);
        }
        for (int i = 0; i < size * size; i++) {
            int x = i % size;
            int y = i / size;
            puzzle.row("" + (char) ('a' + x) + (y + 1), List.of("row " + y, "file " + x, "up " + (x + y), "down " + (x - y + size - 1)));
        }
        puzzle.solve(size + " queens", Long.MAX_VALUE);
        System.out.println("  " + puzzle.firstSolution);
    }

    private static void latin(int size) {
        Puzzle puzzle = new Puzzle();
        for (String what : List.of("cell", "row", "column")) {
            for (int i = 0; i < size * size; i++) {
                puzzle.column(what + " " + i, true);
            }
        }
        for (int i = 0; i < size * size * size; i++) {
            int x = i / size % size;
            int y = i / size / size;
            int digit = i % size;
            puzzle.row(x + "" + y + "=" + digit, List.of("cell " + (y * size + x), "row " + (y * size + digit), "column " + (x * size + digit)));
        }
        puzzle.solve("Latin squares of " + size, Long.MAX_VALUE);
    }

    public static void main(String[] arguments) {
        pentominoes("FILNPTUVWXYZ", 10, 6, 3);
        pentominoes("LNPUVY", 6, 5, Long.MAX_VALUE);
        pentominoes("IX", 5, 2, Long.MAX_VALUE);
        for (int size = 4; size <= 8; size++) {
            queens(size);
        }
        latin(3);
        latin(4);
        System.out.println(PIECES.values().stream().mapToInt(piece -> turned(piece).size()).sum() + " ways to lay the pieces");
    }
}
