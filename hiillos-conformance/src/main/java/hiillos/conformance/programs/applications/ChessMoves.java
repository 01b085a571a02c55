package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Moves of chess pieces from a position in Forsyth-Edwards notation; counts of positions some moves deep. */
public final class ChessMoves {
    private static final int[][] KNIGHT = {{1, 2}, {2, 1}, {-1, 2}, {-2, 1}, {1, -2}, {2, -1}, {-1, -2}, {-2, -1}};
    private static final int[][] STRAIGHT = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    private static final int[][] DIAGONAL = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};

    record Move(int from, int to, char promotion) {
        @Override
        public String toString() {
            return square(from) + square(to) + (promotion == 0 ? "" : String.valueOf(promotion));
        }

        private static String square(int at) {
            return "" + (char) ('a' + at % 8) + (8 - at / 8);
        }
    }

    private final char[] board = new char[64];
    private boolean white;

    ChessMoves(String position) {
        String[] parts = position.split(" ");
        Arrays.fill(board, '.');
        int at = 0;
        for (char c : parts[0].toCharArray()) {
            if (Character.isDigit(c)) {
                at += c - '0';
            } else if (c != '/') {
                board[at++] = c;
            }
        }
        if (at != 64) {
            throw new IllegalArgumentException(at + " squares");
        }
        white = parts[1].equals("w");
    }

    private boolean isOwn(char piece) {
        return piece != '.' && Character.isUpperCase(piece) == white;
    }

    List<Move> moves() {
        List<Move> all = new ArrayList<>();
        for (int from = 0; from < 64; from++) {
            if (isOwn(board[from])) {
                switch (Character.toLowerCase(board[from])) {
                    case 'n' -> jumps(from, KNIGHT, 1, all);
                    case 'k' -> {
                        jumps(from, STRAIGHT, 1, all);
                        jumps(from, DIAGONAL, 1, all);
                    }
                    case 'r' -> jumps(from, STRAIGHT, 7, all);
                    case 'b' -> jumps(from, DIAGONAL, 7, all);
                    case 'q' -> {
                        jumps(from, STRAIGHT, 7, all);
                        jumps(from, DIAGONAL, 7, all);
                    }
                    default -> pawn(from, all);
                }
            }
        }
        all.removeIf(this::leavesKing);
        return all;
    }

    private void jumps(int from, int[][] directions, int reach, List<Move> all) {
        for (int[] d : directions) {
            int x = from % 8;
            int y = from / 8;
            for (int i = 0; i < reach; i++) {
                x += d[0];
                y += d[1];
                if (x < 0 || y < 0 || x > 7 || y > 7 || isOwn(board[y * 8 + x])) {
                    break;
                }
                all.add(new Move(from, y * 8 + x, (char) 0));
                if (board[y * 8 + x] != '.') {
                    break;
                }
            }
        }
    }

    private void pawn(int from, List<Move> all) {
        int step = white ? -8 : 8;
        int to = from + step;
        if (board[to] == '.') {
            pawnTo(from, to, all);
            if (from / 8 == (white ? 6 : 1) && board[to + step] == '.') {
                all.add(new Move(from, to + step, (char) 0));
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            int x = from % 8 + side;
            if (x >= 0 && x < 8 && board[to + side] != '.' && !isOwn(board[to + side])) {
                pawnTo(from, to + side, all);
            }
        }
    }

    private void pawnTo(int from, int to, List<Move> all) {
        if (to / 8 == 0 || to / 8 == 7) {
            "qrbn".chars().forEach(p -> all.add(new Move(from, to, (char) p)));
        } else {
            all.add(new Move(from, to, (char) 0));
        }
    }

    private boolean leavesKing(Move move) {
        char taken = make(move);
        boolean attacked = attacksKing();
        unmake(move, taken);
        return attacked;
    }

    /** Whether the side to move could take the other's king. */
    private boolean attacksKing() {
        char king = white ? 'k' : 'K';
        List<Move> all = new ArrayList<>();
        for (int from = 0; from < 64; from++) {
            if (isOwn(board[from])) {
                switch (Character.toLowerCase(board[from])) {
                    case 'n' -> jumps(from, KNIGHT, 1, all);
                    case 'p' -> pawn(from, all);
                    case 'k' -> {
                        jumps(from, STRAIGHT, 1, all);
                        jumps(from, DIAGONAL, 1, all);
                    }
                    default -> {
                        jumps(from, STRAIGHT, "rq".indexOf(Character.toLowerCase(board[from])) >= 0 ? 7 : 0, all);
                        jumps(from, DIAGONAL, "bq".indexOf(Character.toLowerCase(board[from])) >= 0 ? 7 : 0, all);
                    }
                }
            }
        }
        return all.stream().anyMatch(m -> board[m.to()] == king);
    }

    private char make(Move move) {
        char taken = board[move.to()];
        char piece = board[move.from()];
        board[move.to()] = move.promotion() == 0 ? piece : white ? Character.toUpperCase(move.promotion()) : move.promotion();
        board[move.from()] = '.';
        white = !white;
        return taken;
    }

    private void unmake(Move move, char taken) {
        white = !white;
        board[move.from()] = move.promotion() == 0 ? board[move.to()] : white ? 'P' : 'p';
        board[move.to()] = taken;
    }

    long count(int depth) {
        if (depth == 0) {
            return 1;
        }
        long sum = 0;
        for (Move move : moves()) {
            char taken = make(move);
            sum += count(depth - 1);
            unmake(move, taken);
        }
        return sum;
    }

    public static void main(String[] arguments) {
        ChessMoves start = new ChessMoves("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w");
        System.out.println(start.count(1) + " " + start.count(2) + " " + start.count(3));
        ChessMoves ending = new ChessMoves("8/2P5/8/1k6/4n3/8/6PK/8 b");
        System.out.println(ending.moves().stream().map(Move::toString).sorted().collect(Collectors.joining(" ")));
        ending.white = true;
        System.out.println(ending.moves() + " " + ending.count(3));
        ChessMoves mate = new ChessMoves("R5k1/5ppp/8/8/8/8/8/K7 b");
        System.out.println(mate.moves().isEmpty() + " " + mate.count(1));
        System.out.println(start.moves().stream().collect(Collectors.groupingBy(m -> Character.toString(start.board[m.from()]).toLowerCase(Locale.ROOT),
                TreeMap::new, Collectors.counting())).toString());
        try {
            System.out.println(new ChessMoves("8/8/8 w").white);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
