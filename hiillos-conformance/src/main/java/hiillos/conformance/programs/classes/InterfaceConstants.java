package hiillos.conformance.programs.classes;

/** Fields of interfaces. */
public final class InterfaceConstants {
    private InterfaceConstants() {}

    interface Limits {
        int LOW = 1;
        int HIGH = LOW + 9;
        int[] TABLE = {LOW, HIGH};
        String NAME = "limits".toUpperCase();
    }

    interface More extends Limits {
        int LOW = -1;
    }

    static class User implements More {
        int span() {
            return HIGH - LOW;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new User().span() + " " + More.HIGH + " " + Limits.LOW + More.LOW + User.TABLE.length + Limits.NAME);
    }
}
