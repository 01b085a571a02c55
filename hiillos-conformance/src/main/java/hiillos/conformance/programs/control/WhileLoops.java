package hiillos.conformance.programs.control;

/** Loops that test before and after. */
public final class WhileLoops {
    private WhileLoops() {}

    public static void main(String[] arguments) {
        int n = 27;
        int steps = 0;
        while (n != 1) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }
        System.out.println(steps);
        int x = 100;
        do {
            x /= 3;
            System.out.println(x);
        } while (x > 0);
        do {
            x++;
            if (x == 2) {
                continue;
            }
            if (x > 4) {
                break;
            }
            System.out.println("x" + x);
        } while (x < 10);
        while (false | x > 100) {
            System.out.println("never");
        }
        System.out.println(x);
    }
}
