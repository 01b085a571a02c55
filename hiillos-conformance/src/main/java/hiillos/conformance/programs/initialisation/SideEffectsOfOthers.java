package hiillos.conformance.programs.initialisation;

/** An initialiser that changes another class. */
public final class SideEffectsOfOthers {
    private SideEffectsOfOthers() {}

    static int counter = 10;

    static class First {
        static final int MINE = counter++;
    }

    static class Second {
        static final int MINE = counter++;
    }

    public static void main(String[] arguments) {
        System.out.println(counter);
        System.out.println(Second.MINE);
        System.out.println(First.MINE);
        System.out.println(counter);
    }
}
