package java.lang;

import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.os.ThreadRegistry;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.List;

/** What the runtime's own packages may ask of a {@link Thread} beyond its public interface. */
public final class ThreadAccess {
    private ThreadAccess() {}

    /** Makes the first thread known. */
    public static void begin() {
        Thread.begin();
    }

    /** Where the runtime's own threads belong: programs do not meet them in their groups. */
    public static ThreadGroup systemGroup() {
        return ThreadGroup.SYSTEM;
    }

    /** The thread has an area and will run. */
    public static void started(Thread thread, long area) {
        thread.started(area);
    }

    /** The system has refused it. */
    public static void notStarted(Thread thread) {
        thread.notStarted();
    }

    /** Runs the calling thread to its end. */
    public static void run(Thread thread) {
        thread.runWhole();
    }

    /** The first thread's main method is over. */
    public static void end(Thread thread) {
        thread.end();
    }

    /** Hands over what nobody caught. */
    public static void uncaught(Thread thread, Throwable exception) {
        thread.dispatchUncaughtException(exception);
    }

    public static void unpark(Thread thread) {
        thread.unpark();
    }

    public static void blocker(Thread thread, Object blocker) {
        thread.parkBlocker = blocker;
    }

    public static Object blocker(Thread thread) {
        return thread.parkBlocker;
    }

    /** All living threads, the newest first. */
    static List<Thread> living() {
        // Nothing may be allocated under the registry's lock: room first, and again if it was too little.
        while (true) {
            Thread[] room = new Thread[ThreadRegistry.count() + 4];
            int count = 0;
            RuntimeLock.lock(RuntimeLock.REGISTRY);
            for (long area = ThreadRegistry.first(); area != 0; area = ThreadRegistry.next(area)) {
                Thread thread = (Thread) Memory.objectAt(Memory.loadLong(area + ThreadArea.THREAD));
                if (thread != null && thread.isAlive()) {
                    if (count < room.length) {
                        room[count] = thread;
                    }
                    count++;
                }
            }
            RuntimeLock.unlock(RuntimeLock.REGISTRY);
            if (count <= room.length) {
                List<Thread> result = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    result.add(room[i]);
                }
                return result;
            }
        }
    }
}
