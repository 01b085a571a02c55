package hiillos.conformance.programs.strings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of strings in several character sets. */
public final class Encodings {
    private Encodings() {}

    public static void main(String[] arguments) {
        String s = "a\u00e9\u4e2d\ud83d\ude00\ud800x";
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.UTF_8)));
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.ISO_8859_1)));
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.US_ASCII)));
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.UTF_16BE)));
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        System.out.println(new String(bytes, StandardCharsets.UTF_8) + new String(bytes, 0, 3, StandardCharsets.UTF_8)
                + new String(new byte[] {65, -1, 66}, StandardCharsets.ISO_8859_1));
        System.out.println(new String(new byte[] {65, (byte) 0xc3, 66, (byte) 0xe4, (byte) 0xb8, -1, (byte) 0xf0},
                StandardCharsets.UTF_8));
        System.out.println("UTF-8 output: \u00e9\u4e2d\ud83d\ude00");
    }
}
