package hiillos.conformance.programs.exceptions;

import java.util.List;
import java.util.Map;

/** The messages of NullPointerExceptions (JEP 358). */
public final class NullMessages {
    private static int[] numbers;
    private static NullMessages shared;

    private String text;
    private NullMessages next;
    private Object[][] table = new Object[2][];

    private NullMessages() {}

    private static NullMessages none(int ignored) {
        return null;
    }

    private static int[] noNumbers() {
        return null;
    }

    private static String of(Runnable action) {
        try {
            action.run();
            return "nothing thrown";
        } catch (NullPointerException e) {
            return e.getMessage();
        }
    }

    @SuppressWarnings("unused")
    public static void main(String[] arguments) {
        NullMessages local = new NullMessages();
        String empty = arguments.length == 99 ? "" : null;
        int one = 1;
        List<Runnable> actions = List.of(() -> numbers[0] = 1, () -> System.out.println(numbers.length), () -> shared.text.length(),
                () -> local.text.length(), () -> local.next.next.text = "x", () -> none(3).text = "y", () -> none(4).next.text.trim(),
                () -> System.out.println(local.table[one][0]), () -> local.table[1][2].hashCode(), () -> {
                    synchronized (local.text) {
                        System.out.println("locked");
                    }
                }, () -> {
                    throw (RuntimeException) (Object) shared.next;
                }, () -> System.out.println((int) Map.of("a", 1).get("b")), () -> ((Integer) null).intValue(),
                () -> new NullMessages().next.text.length(), () -> System.out.println(local.next.table[0]));
        actions.forEach(action -> System.out.println(of(action)));
        try {
            empty.strip();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            long[] longs = null;
            longs[one]++;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        List<Runnable> compound = List.of(() -> noNumbers()[one] += 2, () -> local.table[1][one + 1] += "x", () -> numbers[arguments.length + one]++,
                () -> shared.table[local.table.length - 1][one] += "y");
        compound.forEach(action -> System.out.println(of(action)));
        try {
            throw new NullPointerException();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
