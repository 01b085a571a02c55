package hiillos.conformance.programs.numbers;

/** Operands are evaluated from left to right. */
public final class EvaluationOrder {
    private EvaluationOrder() {}

    static int show(String name, int value) {
        System.out.println(name);
        return value;
    }

    static int[] array(int[] a) {
        System.out.println("array");
        return a;
    }

    static int sum(int a, int b, int c) {
        return a * 100 + b * 10 + c;
    }

    public static void main(String[] arguments) {
        System.out.println(show("a", 1) + show("b", 2) * show("c", 3));
        System.out.println(sum(show("x", 1), show("y", 2), show("z", 3)));
        array(new int[3])[show("index", 1)] = show("value", 7);
        int[] none = null;
        try {
            array(none)[show("index", 0)] = show("value", 1);
        } catch (NullPointerException e) {
            System.out.println("null after the right side");
        }
        try {
            array(new int[1])[show("index", 5)] = show("value", 1) / (arguments.length - arguments.length);
        } catch (ArithmeticException e) {
            System.out.println("division first");
        }
        System.out.println(show("l", 1) < show("r", 2) || show("never", 0) == 0);
    }
}
