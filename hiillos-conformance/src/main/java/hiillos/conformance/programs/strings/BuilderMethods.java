package hiillos.conformance.programs.strings;

/** Operations of StringBuilder. */
public final class BuilderMethods {
    private BuilderMethods() {}

    public static void main(String[] arguments) {
        StringBuilder b = new StringBuilder();
        b.append(true).append('c').append(1).append(2L).append(1.5f).append(2.5).append("s").append((String) null)
                .append((Object) null).append(new char[] {'x'}).append("abcdef", 2, 4);
        System.out.println(b + " " + b.length());
        b.insert(0, 42).insert(2, "-").insert(b.length(), false);
        System.out.println(b);
        b.delete(0, 5).deleteCharAt(0).replace(0, 2, "REPLACED").setCharAt(0, 'r');
        System.out.println(b + " " + b.indexOf("2") + " " + b.lastIndexOf("2") + " " + b.charAt(3) + " " + b.substring(5) + " "
                + b.substring(1, 3));
        b.setLength(5);
        System.out.println(b + "|");
        b.setLength(7);
        System.out.println(b.toString().replace('\0', '0'));
        System.out.println(new StringBuilder("abc").reverse().compareTo(new StringBuilder("abc")) + " "
                + new StringBuilder("x").equals(new StringBuilder("x")));
        StringBuffer buffer = new StringBuffer("buffer");
        System.out.println(buffer.append(1).reverse());
        System.out.println(b.isEmpty() + " " + new StringBuilder().isEmpty() + " " + new StringBuilder("ab").chars().sum());
    }
}
