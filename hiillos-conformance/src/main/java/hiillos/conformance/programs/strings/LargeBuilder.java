package hiillos.conformance.programs.strings;

/** A builder that grows to many characters. */
public final class LargeBuilder {
    private LargeBuilder() {}

    public static void main(String[] arguments) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 20000; i++) {
            b.append(i);
            if (i % 100 == 0) {
                b.append('\n');
            }
        }
        System.out.println(b.length() + " " + b.toString().hashCode());
        int lines = 0;
        for (int i = 0; i < b.length(); i++) {
            if (b.charAt(i) == '\n') {
                lines++;
            }
        }
        System.out.println(lines);
        b.insert(50000, "inserted").delete(0, 49990);
        System.out.println(b.substring(0, 30));
    }
}
