package hiillos.conformance.programs.classes;

/** Classes declared in methods capture variables. */
public final class LocalClasses {
    private LocalClasses() {}

    interface Counter {
        int next();
    }

    static Counter from(int start, final String name) {
        int step = start + 1;
        class Local implements Counter {
            private int current = start;

            @Override
            public int next() {
                return current += step + name.length();
            }

            Local other() {
                return new Local();
            }
        }
        return new Local().other();
    }

    public static void main(String[] arguments) {
        Counter a = from(1, "xy");
        Counter b = from(10, "");
        System.out.println(a.next() + " " + a.next() + " " + b.next() + " " + b.next());
        record Point(int x, int y) {}
        enum Side { LEFT, RIGHT }
        interface Named {
            String name();
        }
        Named n = () -> "lambda";
        System.out.println(new Point(1, 2) + " " + Side.RIGHT + " " + n.name());
    }
}
