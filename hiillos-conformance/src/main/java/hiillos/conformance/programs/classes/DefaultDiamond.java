package hiillos.conformance.programs.classes;

/** Default methods in a diamond of interfaces. */
public final class DefaultDiamond {
    private DefaultDiamond() {}

    interface Top {
        default String name() {
            return "top";
        }
    }

    interface Left extends Top {
        @Override
        default String name() {
            return "left(" + Top.super.name() + ")";
        }
    }

    interface Right extends Top {
        @Override
        default String name() {
            return "right";
        }
    }

    interface Plain extends Top {}

    static class Both implements Left, Right {
        @Override
        public String name() {
            return Left.super.name() + Right.super.name();
        }
    }

    static class One implements Left, Plain {}

    static class Base {
        public String name() {
            return "class";
        }
    }

    static class Wins extends Base implements Left {}

    public static void main(String[] arguments) {
        Top[] all = {new Both(), new One(), new Wins(), new Plain() {}, new Right() {}};
        for (Top t : all) {
            System.out.println(t.name());
        }
    }
}
