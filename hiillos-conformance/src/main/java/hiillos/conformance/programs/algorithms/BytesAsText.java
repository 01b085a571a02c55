package hiillos.conformance.programs.algorithms;

import java.util.Base64;

/** An encoder and decoder of bytes. */
public final class BytesAsText {
    private BytesAsText() {}

    public static void main(String[] arguments) {
        byte[] data = new byte[50];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 37);
        }
        String text = Base64.getEncoder().encodeToString(data);
        System.out.println(text + " " + java.util.Arrays.equals(data, Base64.getDecoder().decode(text)));
        System.out.println(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {-1, -2, -3, -4}));
        try {
            Base64.getDecoder().decode("a?");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
