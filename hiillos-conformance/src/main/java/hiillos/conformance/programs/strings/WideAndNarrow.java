package hiillos.conformance.programs.strings;

/** Operations that mix Latin-1 and other strings. */
public final class WideAndNarrow {
    private WideAndNarrow() {}

    public static void main(String[] arguments) {
        String narrow = "caf\u00e9";
        String wide = "\u4e2d\u6587";
        String mixed = narrow + wide;
        System.out.println(mixed + " " + mixed.length() + " " + mixed.indexOf(wide) + " " + mixed.indexOf(narrow) + " "
                + narrow.indexOf(wide) + " " + mixed.substring(0, 4).equals(narrow));
        System.out.println(mixed.substring(0, 4).hashCode() == narrow.hashCode());
        System.out.println(mixed.replace(wide, "x").equals("caf\u00e9x") + " " + narrow.compareTo(wide) + " "
                + wide.compareTo(narrow) + " " + mixed.replace('\u4e2d', 'a'));
        StringBuilder b = new StringBuilder("abc");
        b.append('\u4e2d').append("d").insert(0, wide).setCharAt(1, 'x');
        System.out.println(b + " " + b.length() + b.indexOf("abc"));
        b.setLength(1);
        b.append("narrow again").deleteCharAt(0);
        System.out.println(b + " " + b.toString().equals("narrow again"));
    }
}
