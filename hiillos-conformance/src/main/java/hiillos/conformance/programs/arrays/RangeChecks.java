package hiillos.conformance.programs.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Indices and ranges at their limits, as the class library checks them, and what it says. */
public final class RangeChecks {
    private static final int[] NUMBERS = {Integer.MIN_VALUE, -1, 0, 1, 2, 3, Integer.MAX_VALUE};

    private RangeChecks() {}

    private interface Check {
        int run();
    }

    private static int accepted;
    private static int hash;

    private static void check(Check check) {
        try {
            accepted = accepted * 3 + check.run();
        } catch (IndexOutOfBoundsException e) {
            hash = hash * 31 + e.getClass().getName().hashCode() + e.getMessage().hashCode();
        }
    }

    public static void main(String[] arguments) {
        String text = "ab";
        String wide = "\u20ac\u20ac";
        List<Integer> list = new ArrayList<>(List.of(4, 5));
        for (int i : NUMBERS) {
            check(() -> text.charAt(i) + wide.charAt(i));
            check(() -> list.get(i));
            check(() -> text.codePointAt(i));
            for (int j : NUMBERS) {
                check(() -> Objects.checkIndex(i, j));
                check(() -> text.substring(i, j).length() + 7);
                for (int k : NUMBERS) {
                    check(() -> Objects.checkFromToIndex(i, j, k) + 5);
                    check(() -> Objects.checkFromIndexSize(i, j, k) + 11);
                }
            }
            System.out.println(i + ": " + accepted + " " + hash);
        }
        try {
            System.out.println(Objects.checkIndex(Integer.parseInt("2"), text.length()));
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage() + " " + e.getStackTrace()[e.getStackTrace().length - 1].getMethodName());
        }
    }
}
