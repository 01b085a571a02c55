package hiillos.conformance.programs.exceptions;

/** Endless recursion is an error that can be caught. */
public final class StackOverflow {
    private StackOverflow() {}

    static int depth;

    static int descend(int n) {
        depth++;
        return descend(n + 1) + 1;
    }

    public static void main(String[] arguments) {
        try {
            descend(0);
            System.out.println("never");
        } catch (StackOverflowError e) {
            System.out.println("caught " + (depth > 500));
        }
        try {
            descend(0);
        } catch (StackOverflowError e) {
            System.out.println("caught again");
        }
    }
}
