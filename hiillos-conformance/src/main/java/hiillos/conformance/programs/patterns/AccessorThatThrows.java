package hiillos.conformance.programs.patterns;

/** An accessor that throws in a pattern is a MatchException. */
public final class AccessorThatThrows {
    private AccessorThatThrows() {}

    record Bad(int x) {
        @Override
        public int x() {
            throw new IllegalStateException("accessor");
        }
    }

    public static void main(String[] arguments) {
        Object o = new Bad(5);
        try {
            if (o instanceof Bad(int x)) {
                System.out.println(x);
            }
        } catch (MatchException e) {
            System.out.println(e.getCause());
        }
        try {
            System.out.println(switch (o) {
                case Bad(int x) when x > 3 -> "large";
                default -> "other";
            });
        } catch (MatchException e) {
            System.out.println(e.getCause().getMessage());
        }
    }
}
