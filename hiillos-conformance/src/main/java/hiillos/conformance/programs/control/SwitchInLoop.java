package hiillos.conformance.programs.control;

/** Break and continue inside a switch inside a loop. */
public final class SwitchInLoop {
    private SwitchInLoop() {}

    public static void main(String[] arguments) {
        loop:
        for (int i = 0; i < 10; i++) {
            switch (i % 4) {
                case 0:
                    continue;
                case 1:
                    break;
                case 2:
                    if (i > 5) {
                        break loop;
                    }
                    System.out.println("two");
                default:
                    System.out.println("falls " + i);
            }
            System.out.println("after " + i);
        }
    }
}
