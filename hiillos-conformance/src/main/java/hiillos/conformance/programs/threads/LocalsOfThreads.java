package hiillos.conformance.programs.threads;

/** Thread locals, inherited ones, and what removal does. */
public final class LocalsOfThreads {
    private LocalsOfThreads() {}

    private static final ThreadLocal<StringBuilder> OWN = ThreadLocal.withInitial(() -> new StringBuilder("new"));
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>() {
        @Override
        protected String childValue(String parent) {
            return parent + "'s child";
        }
    };

    public static void main(String[] arguments) throws InterruptedException {
        OWN.get().append(" in main");
        INHERITED.set("main");
        String[] seen = new String[4];
        Thread thread = new Thread(() -> {
            seen[0] = OWN.get().append(" in thread").toString();
            seen[1] = INHERITED.get();
            INHERITED.set("changed");
            Thread grandchild = new Thread(() -> seen[2] = INHERITED.get());
            grandchild.start();
            try {
                grandchild.join();
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
            OWN.remove();
            seen[3] = OWN.get().toString();
        });
        thread.start();
        thread.join();
        System.out.println(String.join(", ", seen));
        System.out.println(OWN.get() + ", " + INHERITED.get());
        Thread without = new Thread(null, () -> System.out.println("without: " + INHERITED.get()), "without", 0, false);
        without.start();
        without.join();
        ThreadLocal<Integer> plain = new ThreadLocal<>();
        System.out.println(plain.get());
        int[] sum = new int[1];
        for (int i = 0; i < 100; i++) {
            int mine = i;
            Thread each = new Thread(() -> {
                plain.set(mine);
                sum[0] += plain.get();
            });
            each.start();
            each.join();
        }
        System.out.println(sum[0] + " " + plain.get());
    }
}
