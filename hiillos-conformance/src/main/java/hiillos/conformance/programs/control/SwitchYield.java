package hiillos.conformance.programs.control;

/** Blocks of switch expressions. */
public final class SwitchYield {
    private SwitchYield() {}

    static int value(String s) {
        return 10 * switch (s.length()) {
            case 0:
                yield -1;
            case 1: {
                int c = s.charAt(0);
                if (c > 'm') {
                    yield c;
                }
                yield -c;
            }
            case 2:
                try {
                    yield Integer.parseInt(s);
                } catch (NumberFormatException e) {
                    yield 99;
                } finally {
                    System.out.println("finally");
                }
            default:
                int sum = 0;
                for (int i = 0; i < s.length(); i++) {
                    sum += s.charAt(i);
                }
                yield sum;
        } + 1;
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"", "a", "z", "42", "x2", "hello"}) {
            System.out.println(value(s));
        }
    }
}
