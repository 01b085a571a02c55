package hiillos.conformance.programs.control;

/** Assertions are not evaluated unless they are asked for. */
public final class AssertIsOff {
    private AssertIsOff() {}

    static boolean touched;

    static boolean touch() {
        touched = true;
        return false;
    }

    public static void main(String[] arguments) {
        assert touch() : "not reached";
        System.out.println(touched);
    }
}
