package hiillos.conformance.programs.classes;

/** The compiler picks the most specific method. */
public final class Overloading {
    private Overloading() {}

    static String f(Object o) {
        return "Object";
    }

    static String f(String s) {
        return "String";
    }

    static String f(int i) {
        return "int";
    }

    static String f(long l) {
        return "long";
    }

    static String f(double d) {
        return "double";
    }

    static String f(Integer i) {
        return "Integer";
    }

    static String f(int... i) {
        return "int...";
    }

    static String f(char c) {
        return "char";
    }

    static String f(Object a, String b) {
        return "Object,String";
    }

    static String f(Number... n) {
        return "Number...";
    }

    public static void main(String[] arguments) {
        byte b = 1;
        short s = 1;
        Object text = "text";
        System.out.println(f(b) + " " + f(s) + " " + f('c') + " " + f(1) + " " + f(1L) + " " + f(1f) + " " + f(1.0));
        System.out.println(f("s") + " " + f(text) + " " + f((Integer) 5) + " " + f((Long) 5L) + " " + f(new int[0]));
        System.out.println(f(text, "b") + " " + f(1.0, 2L) + " " + f(true));
    }
}
