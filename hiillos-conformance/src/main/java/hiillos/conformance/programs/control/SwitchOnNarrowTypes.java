package hiillos.conformance.programs.control;

/** Switches over char, byte, short, and boxes. */
public final class SwitchOnNarrowTypes {
    private SwitchOnNarrowTypes() {}

    static String letter(char c) {
        switch (c) {
            case 'a': case 'e': case 'i': case 'o': case 'u':
                return "vowel";
            case '\uffff':
                return "last";
            default:
                return "other";
        }
    }

    static int small(byte b) {
        return switch (b) {
            case -128 -> 1;
            case 127 -> 2;
            case 0 -> 3;
            default -> 4;
        };
    }

    public static void main(String[] arguments) {
        System.out.println(letter('a') + letter('b') + letter('\uffff') + letter('u'));
        System.out.println(small((byte) 128) + " " + small((byte) 127) + " " + small((byte) 256) + " " + small((byte) 1));
        Integer boxed = 300;
        switch (boxed) {
            case 300 -> System.out.println("three hundred");
            default -> System.out.println("other");
        }
        Character c = 'q';
        System.out.println(switch (c) {
            case 'q' -> 1;
            default -> 0;
        });
        short s = -5;
        switch (s) {
            case -5:
                System.out.println("minus five");
        }
        boxed = null;
        try {
            switch (boxed) {
                case 1 -> System.out.println("one");
                default -> System.out.println("default");
            }
        } catch (NullPointerException e) {
            System.out.println("null box");
        }
    }
}
