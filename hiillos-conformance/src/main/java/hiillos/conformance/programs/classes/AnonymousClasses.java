package hiillos.conformance.programs.classes;

/** Anonymous classes with arguments, fields and captured variables. */
public final class AnonymousClasses {
    private AnonymousClasses() {}

    abstract static class Task {
        final int id;

        Task(int id) {
            this.id = id;
        }

        abstract String run(String text);
    }

    static Task make(int id, long seed) {
        return new Task(id * 2) {
            private long calls = seed;

            {
                calls++;
            }

            @Override
            String run(String text) {
                calls += text.length();
                return id + ":" + calls + text;
            }
        };
    }

    public static void main(String[] arguments) {
        Task t = make(4, 100);
        System.out.println(t.run("a") + " " + t.run("bcd"));
        Object o = new Object() {
            @Override
            public String toString() {
                return "anonymous" + t.id;
            }
        };
        System.out.println(o);
        var extended = new Object() {
            int x = 3;

            int twice() {
                return x * 2;
            }
        };
        extended.x++;
        System.out.println(extended.twice());
        System.out.println(t.getClass().getSimpleName().isEmpty() + " " + t.getClass().getName().endsWith("$1"));
    }
}
