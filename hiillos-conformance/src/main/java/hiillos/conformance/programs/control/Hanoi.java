package hiillos.conformance.programs.control;

/** Recursion with strings. */
public final class Hanoi {
    private Hanoi() {}

    static int moves;
    static final StringBuilder LOG = new StringBuilder();

    static void move(int n, char from, char to, char by) {
        if (n > 0) {
            move(n - 1, from, by, to);
            moves++;
            LOG.append(from).append(to).append(' ');
            move(n - 1, by, to, from);
        }
    }

    public static void main(String[] arguments) {
        move(5, 'a', 'c', 'b');
        System.out.println(moves + " " + LOG);
    }
}
