package hiillos.conformance.programs.control;

/** A dense switch over int, with falling through. */
public final class SwitchTable {
    private SwitchTable() {}

    static String choose(int n) {
        String s = "";
        switch (n) {
            case 0:
                s += "zero ";
            case 1:
                s += "one ";
                break;
            case 2:
            case 3:
                s += "two or three ";
                break;
            default:
                s += "default ";
            case 5:
                s += "five ";
        }
        return s;
    }

    public static void main(String[] arguments) {
        for (int i = -1; i < 8; i++) {
            System.out.println(i + " " + choose(i));
        }
        System.out.println(choose(Integer.MIN_VALUE) + choose(Integer.MAX_VALUE));
    }
}
