package hiillos.conformance.programs.strings;

/** Characters outside the basic plane. */
public final class CharactersAndCodePoints {
    private CharactersAndCodePoints() {}

    public static void main(String[] arguments) {
        String s = "a\u00e9\u4e2d\ud83d\ude00z";
        System.out.println(s.length() + " " + s.codePointCount(0, s.length()) + " " + s.codePointAt(3) + " "
                + s.codePointBefore(5) + " " + s.offsetByCodePoints(0, 4));
        s.codePoints().forEach(c -> System.out.println(Integer.toHexString(c)));
        System.out.println(new StringBuilder(s).reverse());
        System.out.println(s.indexOf(0x1f600) + " " + new String(new int[] {0x1f600, 'x'}, 0, 2) + " " + s.toUpperCase() + " "
                + "\u00df".toUpperCase());
        System.out.println(new StringBuilder().appendCodePoint(0x10400).toString().toLowerCase().codePointAt(0));
        for (char c : "\u00e9\ud83d".toCharArray()) {
            System.out.println((int) c);
        }
    }
}
