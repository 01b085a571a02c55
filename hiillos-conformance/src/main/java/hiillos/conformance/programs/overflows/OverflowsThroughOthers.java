package hiillos.conformance.programs.overflows;

/**
 * Stacks that end in methods which throw nothing else: those that call each other in a circle, and small ones at the end of a deep
 * recursion. Handlers run, monitors are left, and what handlers throw goes on.
 */
public final class OverflowsThroughOthers {
    private OverflowsThroughOthers() {}

    private static final Object LOCK = new Object();
    private static int depth;
    private static int handled;

    private interface Dive {
        int from(int number);
    }

    private static int even(int number) {
        return number == 0 ? 1 : 1 + odd(number - 1);
    }

    private static int odd(int number) {
        return number == 0 ? 0 : 2 + even(number - 1);
    }

    private static void first(int number) {
        depth++;
        second(number + 1);
        depth--;
    }

    private static void second(int number) {
        depth++;
        third(number + 1);
        depth--;
    }

    private static void third(int number) {
        depth++;
        first(number + 1);
        depth--;
    }

    /** Much to keep, nothing to throw. */
    private static int mix(int a, int b) {
        int c = a * 31 + b;
        int d = b * 17 ^ a;
        int e = c << 3 | d;
        int f = e - c;
        for (int i = 0; i < (b & 7); i++) {
            a = a * 31 + c;
            b = b ^ a >>> 3;
            c = c + d * e;
            d = d - f + a;
            e = e * 7 ^ b;
            f = f + c - e;
        }
        return a ^ b ^ c ^ d ^ e ^ f;
    }

    private static int locked(int number) {
        synchronized (LOCK) {
            int mixed = mix(number, number + 5);
            return locked(number + 1) + mixed + mix(mixed, number);
        }
    }

    private static synchronized int method(int number) {
        int mixed = mix(number, 3);
        return method(number + 1) ^ mixed;
    }

    private static int counted(int number) {
        depth++;
        try {
            return mix(number, 1) + counted(number + 1);
        } finally {
            depth--;
        }
    }

    /** Each frame on the way out catches and throws something else. */
    private static int wrapped(int number) {
        try {
            return wrapped(number + 1) + 1;
        } catch (IllegalStateException exception) {
            handled++;
            throw exception;
        } catch (StackOverflowError error) {
            throw new IllegalStateException("number " + (number > 100), error);
        }
    }

    private static int rethrown(int number) {
        try {
            return rethrown(number + 1) + mix(number, 2);
        } catch (Error error) {
            handled++;
            throw error;
        }
    }

    private static void inMonitor() {
        synchronized (LOCK) {
            try {
                first(1);
            } finally {
                depth = 0;
            }
        }
    }

    private static void dive(String name, Dive dive) {
        String end;
        try {
            end = "returned " + dive.from(1);
        } catch (StackOverflowError error) {
            end = "overflow";
        } catch (IllegalStateException exception) {
            end = exception.getMessage() + ", " + exception.getCause().getClass().getName();
        }
        System.out.println(name + ": " + end + ", held " + Thread.holdsLock(LOCK) + Thread.holdsLock(OverflowsThroughOthers.class));
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.out.println(even(-1));
        } catch (StackOverflowError error) {
            System.out.println("two");
        }
        try {
            first(1);
        } catch (StackOverflowError error) {
            System.out.println("three: " + (depth > 100));
        }
        depth = 0;
        try {
            inMonitor();
        } catch (StackOverflowError error) {
            System.out.println("in a monitor: " + Thread.holdsLock(LOCK) + " " + depth);
        }
        for (int hashed = 0; hashed < 2; hashed++) {
            dive("block", OverflowsThroughOthers::locked);
            dive("method", OverflowsThroughOthers::method);
            // From now on both have a monitor in memory of its own.
            synchronized (LOCK) {
                synchronized (OverflowsThroughOthers.class) {
                    System.identityHashCode(LOCK);
                    System.identityHashCode(OverflowsThroughOthers.class);
                }
            }
        }
        dive("finally", OverflowsThroughOthers::counted);
        System.out.println("undone: " + depth);
        dive("wrapped", OverflowsThroughOthers::wrapped);
        System.out.println("on the way: " + (handled > 100));
        handled = 0;
        dive("rethrown", OverflowsThroughOthers::rethrown);
        System.out.println("on the way: " + (handled > 100));
        Thread other = new Thread(() -> {
            synchronized (LOCK) {
                synchronized (OverflowsThroughOthers.class) {
                    System.out.println("both are free");
                }
            }
        });
        other.start();
        other.join();
    }
}
