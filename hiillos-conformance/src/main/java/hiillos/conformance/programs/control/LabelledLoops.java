package hiillos.conformance.programs.control;

/** Break and continue of outer loops. */
public final class LabelledLoops {
    private LabelledLoops() {}

    public static void main(String[] arguments) {
        outer:
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                if (j == 3) {
                    continue outer;
                }
                if (i == 3) {
                    break outer;
                }
                System.out.println(i + " " + j);
            }
        }
        int n = 0;
        again:
        while (true) {
            do {
                n++;
                if (n % 3 == 0) {
                    continue again;
                }
                if (n > 10) {
                    break again;
                }
            } while (n % 5 != 0);
            System.out.println("inner ended at " + n);
        }
        block:
        {
            if (n > 5) {
                break block;
            }
            System.out.println("never");
        }
        System.out.println(n);
    }
}
