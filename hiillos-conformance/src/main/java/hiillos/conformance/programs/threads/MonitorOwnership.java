package hiillos.conformance.programs.threads;

/** Who may leave, wait and notify; monitors and identity hashes share a word. */
public final class MonitorOwnership {
    private MonitorOwnership() {}

    private static synchronized int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    private static void expect(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": nothing");
        } catch (IllegalMonitorStateException expected) {
            System.out.println(what + ": " + expected.getMessage());
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Object object = new Object();
        expect("notify", object::notify);
        expect("notifyAll", object::notifyAll);
        try {
            object.wait();
        } catch (IllegalMonitorStateException expected) {
            System.out.println("wait: " + expected.getMessage());
        }
        synchronized (object) {
            expect("notify, held", object::notify);
            System.out.println(Thread.holdsLock(object));
            Thread other = new Thread(() -> {
                System.out.println("other holds it: " + Thread.holdsLock(object));
                expect("other", object::notify);
            });
            other.start();
            other.join();
        }
        System.out.println(Thread.holdsLock(object));
        // More than a thin lock can count.
        Thread deep = new Thread(null, () -> System.out.println(deep(object, 20_000)), "deep", 64 << 20);
        deep.start();
        deep.join();
        System.out.println(Thread.holdsLock(object));
        System.out.println(depth(300));
        int before = object.hashCode();
        synchronized (object) {
            System.out.println(before == object.hashCode());
            synchronized (object) {
                object.wait(1);
                System.out.println(before == System.identityHashCode(object) && Thread.holdsLock(object));
            }
            System.out.println(Thread.holdsLock(object));
        }
        Object late = new Object();
        int inside;
        synchronized (late) {
            inside = late.hashCode();
        }
        System.out.println(inside == late.hashCode() && !Thread.holdsLock(late));
        try {
            synchronized (object) {
                throw new IllegalStateException("leaves");
            }
        } catch (IllegalStateException exception) {
            System.out.println(exception.getMessage() + " " + Thread.holdsLock(object));
        }
        Object nothing = null;
        try {
            synchronized (nothing) {
                System.out.println("not reached");
            }
        } catch (NullPointerException expected) {
            System.out.println("null");
        }
        try {
            synchronized (object) {
                object.wait(-1);
            }
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage());
        }
        System.out.println("static: " + heldWhileStatic());
    }

    private static synchronized boolean heldWhileStatic() {
        return Thread.holdsLock(MonitorOwnership.class);
    }

    private static int deep(Object object, int times) {
        synchronized (object) {
            return times == 0 ? 0 : 1 + deep(object, times - 1);
        }
    }
}
