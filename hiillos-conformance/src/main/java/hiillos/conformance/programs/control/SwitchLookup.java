package hiillos.conformance.programs.control;

/** A sparse switch over int, with the extreme values. */
public final class SwitchLookup {
    private SwitchLookup() {}

    static int choose(int n) {
        return switch (n) {
            case Integer.MIN_VALUE -> 1;
            case -1000 -> 2;
            case 0 -> 3;
            case 77, 78, 79 -> 4;
            case 1000000 -> 5;
            case Integer.MAX_VALUE -> 6;
            default -> -1;
        };
    }

    public static void main(String[] arguments) {
        int[] values = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1001, -1000, -999, 0, 1, 77, 78, 79, 80, 1000000,
                Integer.MAX_VALUE, Integer.MAX_VALUE - 1};
        for (int v : values) {
            System.out.println(v + " " + choose(v));
        }
    }
}
