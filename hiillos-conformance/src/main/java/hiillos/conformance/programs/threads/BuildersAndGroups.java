package hiillos.conformance.programs.threads;

import java.util.concurrent.ThreadFactory;

/** Builders, factories, groups, and the looks of threads. */
public final class BuildersAndGroups {
    private BuildersAndGroups() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread built = Thread.ofPlatform().name("built").daemon().priority(7).unstarted(() -> { });
        System.out.println(built.getName() + " " + built.isDaemon() + " " + built.getPriority() + " " + built.getState());
        ThreadFactory factory = Thread.ofPlatform().name("numbered-", 5).factory();
        System.out.println(factory.newThread(() -> { }).getName() + " " + factory.newThread(() -> { }).getName());
        ThreadGroup outer = new ThreadGroup("outer");
        ThreadGroup inner = new ThreadGroup(outer, "inner");
        outer.setMaxPriority(4);
        Thread limited = new Thread(inner, () -> { }, "limited");
        limited.setPriority(9);
        System.out.println(limited.getPriority() + " " + inner.getMaxPriority() + " " + outer.parentOf(inner) + " " + inner.parentOf(outer)
                + " " + outer.activeGroupCount() + " " + outer.activeCount() + " " + inner.getParent().getName());
        Object[] seen = new Object[2];
        Thread member = new Thread(inner, () -> {
            seen[0] = outer.activeCount();
            Thread[] all = new Thread[4];
            seen[1] = outer.enumerate(all) + all[0].getName();
        }, "member");
        member.start();
        member.join();
        System.out.println(seen[0] + " " + seen[1] + " " + outer);
        System.out.println(Thread.currentThread().toString().endsWith(",main,5,main]"));
        Thread virtual = Thread.ofVirtual().name("light").unstarted(() -> { });
        System.out.println(virtual.isVirtual() + " " + virtual.isDaemon() + " " + virtual.getPriority() + " " + virtual.getName());
        virtual.start();
        virtual.join();
        Thread unnamed = Thread.startVirtualThread(() -> System.out.println("[" + Thread.currentThread().getName() + "]"));
        unnamed.join();
        System.out.println(unnamed.getState() + " " + virtual.getThreadGroup());
        try {
            virtual.setDaemon(false);
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
