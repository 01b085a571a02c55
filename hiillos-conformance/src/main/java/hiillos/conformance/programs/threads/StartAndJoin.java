package hiillos.conformance.programs.threads;

/** Names, states, attributes and the end of threads. */
public final class StartAndJoin {
    private StartAndJoin() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread main = Thread.currentThread();
        System.out.println(main.getName() + " " + main.getPriority() + " " + main.isDaemon() + " " + main.getThreadGroup().getName());
        int[] result = new int[1];
        Thread thread = new Thread(() -> result[0] = Thread.currentThread().getName().length(), "worker");
        System.out.println(thread.getState() + " " + thread.isAlive() + " " + thread.isDaemon());
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        thread.join();
        System.out.println(result[0] + " " + thread.getState() + " " + thread.isAlive() + " " + thread.getPriority()
                + " " + (thread.getThreadGroup() == null));
        try {
            thread.start();
        } catch (IllegalThreadStateException expected) {
            System.out.println("started twice: " + expected.getMessage());
        }
        try {
            main.setDaemon(true);
        } catch (IllegalThreadStateException expected) {
            System.out.println("too late: " + expected.getMessage());
        }
        System.out.println(new Thread(() -> { }, "a").threadId() != new Thread(() -> { }, "b").threadId());
        Thread daemon = new Thread(() -> { });
        daemon.setDaemon(true);
        boolean[] inherited = new boolean[1];
        Thread parent = new Thread(() -> inherited[0] = new Thread(() -> { }).isDaemon());
        parent.setDaemon(true);
        parent.start();
        parent.join();
        System.out.println("daemon inherited: " + inherited[0]);
        daemon.join();
        daemon.join(5);
        System.out.println("not started: " + daemon.getState());
        Thread own = new Thread() {
            @Override
            public void run() {
                result[0] = 42;
            }
        };
        own.start();
        own.join(10_000);
        System.out.println(result[0]);
        try {
            new Thread((String) null);
        } catch (NullPointerException expected) {
            System.out.println("no name");
        }
        try {
            main.setPriority(11);
        } catch (IllegalArgumentException expected) {
            System.out.println("no such priority");
        }
        try {
            own.join(-1);
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
