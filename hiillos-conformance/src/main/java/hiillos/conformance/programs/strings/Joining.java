package hiillos.conformance.programs.strings;

import java.util.List;
import java.util.StringJoiner;

/** Joiners and joined collections. */
public final class Joining {
    private Joining() {}

    public static void main(String[] arguments) {
        StringJoiner j = new StringJoiner(", ", "{", "}");
        j.setEmptyValue("nothing");
        System.out.println(j);
        j.add("a").add("b");
        System.out.println(j + " " + j.length());
        System.out.println(String.join("/", List.of("x", "y")) + String.join("/", List.of()) + String.join("", "a", null));
        System.out.println(new StringJoiner("-").add("1").merge(j));
    }
}
