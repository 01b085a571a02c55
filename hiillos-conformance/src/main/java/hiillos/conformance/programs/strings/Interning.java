package hiillos.conformance.programs.strings;

/** Constants are interned, computed strings are not. */
public final class Interning {
    private Interning() {}

    static final String CONSTANT = "constant";

    public static void main(String[] arguments) {
        String a = "constant";
        String b = new String("constant");
        String c = "con" + "stant";
        String d = "con";
        String e = d + "stant";
        System.out.println((a == CONSTANT) + " " + (a == b) + " " + (a == c) + " " + (a == e) + " " + (a == e.intern()) + " "
                + (a == b.intern()));
        System.out.println(e.intern() == new StringBuilder("tnatsnoc").reverse().toString().intern());
        String fresh = d + arguments.length;
        System.out.println((fresh.intern() == fresh.intern()) + " " + (fresh.intern() == ("con" + arguments.length).intern()));
    }
}
