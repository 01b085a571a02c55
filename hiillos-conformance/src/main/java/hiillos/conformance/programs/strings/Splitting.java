package hiillos.conformance.programs.strings;

import java.util.Arrays;

/** Splitting by text and by expressions. */
public final class Splitting {
    private Splitting() {}

    public static void main(String[] arguments) {
        System.out.println(Arrays.toString("a,b,,c,,".split(",")));
        System.out.println(Arrays.toString("a,b,,c,,".split(",", -1)));
        System.out.println(Arrays.toString("a,b,,c,,".split(",", 2)));
        System.out.println(Arrays.toString("".split(",")) + Arrays.toString("abc".split("")) + Arrays.toString(",a".split(",")));
        System.out.println(Arrays.toString("a1b22c333d".split("[0-9]+")));
        System.out.println(Arrays.toString("one  two\tthree".split("\\s+")));
        System.out.println(Arrays.toString("a.b.c".split("\\.")) + Arrays.toString("a|b".split("\\|")));
    }
}
