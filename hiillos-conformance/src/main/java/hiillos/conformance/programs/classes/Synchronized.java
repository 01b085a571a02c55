package hiillos.conformance.programs.classes;

/** Synchronized methods and blocks, nested and left by exceptions. */
public final class Synchronized {
    private Synchronized() {}

    private int value;

    synchronized int add(int n) {
        synchronized (this) {
            value += n;
            return value;
        }
    }

    static synchronized String shared(String s) {
        return s + "!";
    }

    synchronized void fail() {
        throw new IllegalStateException("inside");
    }

    public static void main(String[] arguments) {
        Synchronized o = new Synchronized();
        System.out.println(o.add(3) + o.add(4));
        System.out.println(shared("x"));
        try {
            o.fail();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Object lock = new Object();
        int n = 0;
        for (int i = 0; i < 3; i++) {
            synchronized (lock) {
                if (i == 1) {
                    continue;
                }
                synchronized (o) {
                    n += i;
                }
            }
        }
        System.out.println(n + " " + Thread.holdsLock(lock));
        synchronized (lock) {
            System.out.println(Thread.holdsLock(lock) + " " + Thread.holdsLock(o));
        }
        try {
            lock.notify();
        } catch (IllegalMonitorStateException e) {
            System.out.println("not the owner");
        }
    }
}
