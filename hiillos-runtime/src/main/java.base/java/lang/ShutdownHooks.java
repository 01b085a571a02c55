package java.lang;

import hiillos.runtime.Termination;
import java.util.ArrayList;
import java.util.List;

/** The threads that {@link Runtime#addShutdownHook} was given; they are started together when the program ends. */
final class ShutdownHooks implements Runnable {
    private static ShutdownHooks instance;

    /** Null when they run. */
    private List<Thread> hooks = new ArrayList<>();

    private ShutdownHooks() {}

    static ShutdownHooks get() {
        synchronized (ShutdownHooks.class) {
            if (instance == null) {
                instance = new ShutdownHooks();
                Termination.hooks(instance);
            }
            return instance;
        }
    }

    synchronized void add(Thread hook) {
        check();
        if (hooks.contains(hook)) {
            throw new IllegalArgumentException("Hook previously registered");
        }
        if (hook.isAlive()) {
            throw new IllegalArgumentException("Hook already running");
        }
        hooks.add(hook);
    }

    synchronized boolean remove(Thread hook) {
        check();
        return hooks.remove(java.util.Objects.requireNonNull(hook));
    }

    private void check() {
        if (hooks == null) {
            throw new IllegalStateException("Shutdown in progress");
        }
    }

    private synchronized List<Thread> takeAll() {
        List<Thread> all = hooks;
        hooks = null;
        return all;
    }

    @Override
    public void run() {
        List<Thread> all = takeAll();
        for (Thread hook : all) {
            try {
                hook.start();
            } catch (IllegalThreadStateException | OutOfMemoryError ignored) {
                // Started by somebody before, or there is no memory for it: the program ends all the same.
            }
        }
        for (Thread hook : all) {
            while (hook.isAlive()) {
                try {
                    hook.join();
                } catch (InterruptedException stopped) {
                    // The program ends all the same, after this hook.
                }
            }
        }
    }
}
