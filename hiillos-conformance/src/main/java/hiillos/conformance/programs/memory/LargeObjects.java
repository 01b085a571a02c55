package hiillos.conformance.programs.memory;

import java.util.ArrayList;
import java.util.List;

/** Arrays of all sizes around those at which a heap may treat them otherwise. */
public final class LargeObjects {
    private LargeObjects() {}

    public static void main(String[] arguments) {
        List<byte[]> kept = new ArrayList<>();
        long sum = 0;
        for (int size : new int[] {0, 1, 239, 240, 241, 8175, 8176, 8177, 32751, 32752, 32753, 65519, 65521, 1 << 20}) {
            for (int round = 0; round < 3; round++) {
                byte[] array = new byte[size];
                for (byte b : array) {
                    sum += b;
                }
                if (size > 0) {
                    array[0] = (byte) round;
                    array[size - 1] = (byte) size;
                }
                if (round == 1) {
                    kept.add(array);
                }
            }
        }
        Object[][] rows = new Object[300][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Object[i];
            if (i > 0) {
                rows[i][i - 1] = Integer.valueOf(i);
            }
        }
        for (Object[] row : rows) {
            sum += row.length == 0 ? 0 : (Integer) row[row.length - 1];
        }
        for (byte[] array : kept) {
            sum = sum * 31 + array.length + (array.length == 0 ? 0 : array[0] + array[array.length - 1]);
        }
        System.out.println(sum);
    }
}
