package hiillos.conformance.programs.control;

/** A switch with two hundred cases computed by a loop. */
public final class LongSwitchChain {
    private LongSwitchChain() {}

    static int choose(int n) {
        return switch (n) {
            case 1, 11, 21, 31, 41, 51, 61, 71, 81, 91 -> 1;
            case 2, 12, 22, 32, 42, 52, 62, 72, 82, 92 -> 2;
            case 3, 13, 23, 33, 43, 53, 63, 73, 83, 93 -> 3;
            case 100, 200, 300, 400, 500 -> n / 100;
            case -1, -2, -3 -> -n;
            default -> 0;
        };
    }

    public static void main(String[] arguments) {
        int sum = 0;
        for (int i = -10; i < 600; i++) {
            sum = sum * 7 + choose(i);
        }
        System.out.println(sum);
    }
}
