package hiillos.conformance.programs.control;

/** Switches over enums, old and new. */
public final class SwitchOnEnums {
    private SwitchOnEnums() {}

    enum Colour { RED, GREEN, BLUE, GREY }

    static String old(Colour c) {
        switch (c) {
            case RED:
                return "r";
            case BLUE:
                return "b";
            default:
                return "?";
        }
    }

    static int all(Colour c) {
        return switch (c) {
            case GREY -> 4;
            case BLUE -> 3;
            case GREEN -> 2;
            case RED -> 1;
        };
    }

    public static void main(String[] arguments) {
        for (Colour c : Colour.values()) {
            System.out.println(c + old(c) + all(c));
        }
        try {
            all(null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
