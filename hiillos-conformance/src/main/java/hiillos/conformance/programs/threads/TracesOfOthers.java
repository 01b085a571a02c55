package hiillos.conformance.programs.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What other threads are doing: that wait, park, sleep, are blocked, run, have ended or have not begun. */
public final class TracesOfOthers {
    private static final Object LOCK = new Object();
    private static volatile boolean over;
    private static volatile long spins;

    private TracesOfOthers() {}

    private static void waiting() {
        synchronized (LOCK) {
            while (!over) {
                try {
                    LOCK.wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private static void parking() {
        while (!over) {
            LockSupport.park();
        }
    }

    private static void sleeping() {
        try {
            Thread.sleep(1_000_000);
        } catch (InterruptedException e) {
            spins++;
        }
    }

    private static void blocked(Object monitor) {
        synchronized (monitor) {
            spins++;
        }
    }

    private static void spinning() {
        while (!over) {
            spins++;
        }
    }

    /** A stack that has some depth. */
    private static void deep(int depth, Runnable task) {
        if (depth == 0) {
            task.run();
        } else {
            deep(depth - 1, task);
        }
    }

    /** What of a trace is this class's own; the line where the thread can not be at several. */
    private static String own(StackTraceElement[] trace, boolean lines) {
        List<String> text = new ArrayList<>();
        for (StackTraceElement each : trace) {
            if (each.getClassName().equals(TracesOfOthers.class.getName())) {
                String method = each.getMethodName().startsWith("lambda$") ? "lambda" : each.getMethodName();
                text.add(lines ? method + ":" + each.getLineNumber() : method);
            }
        }
        return String.join(" ", text);
    }

    private static void show(Thread thread, Thread.State state, boolean lines) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
        System.out.println(thread.getName() + " " + state + ": " + own(thread.getStackTrace(), lines));
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(() -> deep(3, task), name);
        thread.start();
        return thread;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread unborn = new Thread(TracesOfOthers::spinning, "unborn");
        System.out.println(unborn.getStackTrace().length);
        Thread dead = start("dead", () -> spins++);
        dead.join();
        System.out.println(dead.getStackTrace().length);

        Object monitor = new Object();
        Thread waits = start("waits", TracesOfOthers::waiting);
        Thread parks = start("parks", TracesOfOthers::parking);
        Thread sleeps = start("sleeps", TracesOfOthers::sleeping);
        Thread spinner = start("spins", TracesOfOthers::spinning);
        show(waits, Thread.State.WAITING, true);
        show(parks, Thread.State.WAITING, true);
        show(sleeps, Thread.State.TIMED_WAITING, true);
        long before = spins;
        while (spins == before) {
            Thread.onSpinWait();
        }
        synchronized (monitor) {
            Thread blocks = start("blocks", () -> blocked(monitor));
            show(blocks, Thread.State.BLOCKED, false);
            Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
            for (Thread each : List.of(waits, parks, sleeps, blocks, spinner, Thread.currentThread())) {
                System.out.println(each.getName() + ": " + own(all.get(each), each == Thread.currentThread()));
            }
            System.out.println(all.containsKey(unborn) + " " + all.containsKey(dead));
        }
        // A thread that never stops is stopped again and again, wherever it happens to be.
        int right = 0;
        for (int i = 0; i < 200; i++) {
            String trace = own(spinner.getStackTrace(), false);
            right += trace.equals("spinning deep deep deep deep lambda") ? 1 : 0;
            if (!trace.equals("spinning deep deep deep deep lambda") && right == i) {
                System.out.println(trace);
            }
        }
        System.out.println(right);
        mainFromOutside();
        over = true;
        synchronized (LOCK) {
            LOCK.notifyAll();
        }
        LockSupport.unpark(parks);
        sleeps.interrupt();
        for (Thread each : List.of(waits, parks, sleeps, spinner)) {
            each.join();
            System.out.println(each.getName() + " " + each.getStackTrace().length);
        }
    }

    /** The first thread, while it waits for one that looks at it. */
    private static void mainFromOutside() throws InterruptedException {
        Thread main = Thread.currentThread();
        CountDownLatch looked = new CountDownLatch(1);
        start("looks", () -> {
            show(main, Thread.State.WAITING, true);
            looked.countDown();
        });
        looked.await();
    }
}
