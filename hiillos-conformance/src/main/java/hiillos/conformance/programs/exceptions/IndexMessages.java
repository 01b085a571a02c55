package hiillos.conformance.programs.exceptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Messages of indices out of range in arrays and lists. */
public final class IndexMessages {
    private IndexMessages() {}

    interface Action {
        void run();
    }

    static void attempt(Action action) {
        try {
            action.run();
            System.out.println("no exception");
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        int[] a = new int[3];
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        attempt(() -> a[3] = 0);
        attempt(() -> a[-1]++);
        attempt(() -> System.out.println(a[Integer.MIN_VALUE]));
        attempt(() -> list.get(2));
        attempt(() -> list.remove(-1));
        attempt(() -> list.add(5, 1));
        attempt(() -> list.set(2, 1));
        attempt(() -> Objects.checkIndex(4, 4));
        attempt(() -> "abc".codePointAt(3));
        attempt(() -> new StringBuilder("abc").deleteCharAt(9));
        attempt(() -> new StringBuilder("abc").insert(7, "x"));
        attempt(() -> list.subList(1, 5));
        attempt(() -> new CRC32().update(new byte[3], 2, 2));
        attempt(() -> new Adler32().update(new byte[3], -1, 2));
        attempt(() -> new Deflater().setInput(new byte[3], 4, 0));
        attempt(() -> new Deflater().deflate(new byte[3], 2, -2));
        attempt(() -> new Inflater().setInput(new byte[3], 2, Integer.MAX_VALUE));
    }
}
