package hiillos.conformance.programs.algorithms;

/** Run-length coding there and back. */
public final class Compression {
    private Compression() {}

    static String encode(String s) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < s.length();) {
            int j = i;
            while (j < s.length() && s.charAt(j) == s.charAt(i)) {
                j++;
            }
            b.append(j - i).append(s.charAt(i));
            i = j;
        }
        return b.toString();
    }

    static String decode(String s) {
        StringBuilder b = new StringBuilder();
        int n = 0;
        for (char c : s.toCharArray()) {
            if (c >= '0' && c <= '9') {
                n = n * 10 + c - '0';
            } else {
                b.append(String.valueOf(c).repeat(n));
                n = 0;
            }
        }
        return b.toString();
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"", "a", "aaabccddddd", "x".repeat(120) + "yz"}) {
            System.out.println(encode(s) + " " + decode(encode(s)).equals(s));
        }
    }
}
