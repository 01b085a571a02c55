package hiillos.conformance.collector;

import java.util.ArrayList;
import java.util.List;

/** Fills the heap three times, catches the error, lets everything go and goes on. */
public final class Exhaustion {
    private Exhaustion() {}

    private static int fill(int bytes) {
        List<byte[]> kept = new ArrayList<>();
        try {
            while (true) {
                kept.add(new byte[bytes]);
            }
        } catch (OutOfMemoryError full) {
            kept.clear();
            return 1;
        }
    }

    public static void main(String[] arguments) {
        int caught = fill(100) + fill(5000) + fill(200_000);
        int arrays = 0;
        byte[][] kept = new byte[1000][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new byte[100];
            arrays++;
        }
        System.out.println("OutOfMemoryError caught " + caught + " times, then " + arrays + " arrays again");
    }
}
