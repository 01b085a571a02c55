package hiillos.conformance.collector;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Weak, soft and phantom references, queues that threads wait at or that nobody asks, and cleaners. A stale word on a stack may keep single
 * objects, so most of many have to go.
 */
public final class References {
    private static final int COUNT = 1000;
    private static final int MOST = 900;

    private References() {}

    private static List<WeakReference<byte[]>> weak() {
        List<WeakReference<byte[]>> list = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            list.add(new WeakReference<>(new byte[100]));
        }
        return list;
    }

    private static long cleared(List<? extends Reference<byte[]>> list) {
        return list.stream().filter(each -> each.get() == null).count();
    }

    private static void register(Cleaner cleaner, AtomicInteger cleaned) {
        for (int i = 0; i < COUNT; i++) {
            cleaner.register(new byte[50], cleaned::incrementAndGet);
        }
    }

    private static List<PhantomReference<Object>> phantoms(ReferenceQueue<Object> queue) {
        List<PhantomReference<Object>> list = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            list.add(new PhantomReference<>(new Object(), queue));
        }
        return list;
    }

    private static void fill(WeakHashMap<Object, String> map) {
        for (int i = 0; i < COUNT; i++) {
            map.put(new Object(), "value " + i);
        }
    }

    private static void exhaust() {
        List<byte[]> kept = new ArrayList<>();
        try {
            while (true) {
                kept.add(new byte[10_000]);
            }
        } catch (OutOfMemoryError full) {
            kept.clear();
        }
    }

    /** References that the collector has cleared, and for which nobody asks the queue, and then nobody has either. */
    private static void forget() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        List<WeakReference<Object>> list = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            list.add(new WeakReference<>(new Object(), queue));
        }
        System.gc();
        Reference.reachabilityFence(list);
        Reference.reachabilityFence(queue);
    }

    /** Small arrays full of ones, where dead objects were. */
    private static long overwrite() {
        long sum = 0;
        for (int i = 0; i < 20 * COUNT; i++) {
            long[] array = new long[6];
            Arrays.fill(array, 0x0101_0101_0101_0101L);
            sum += array[i % array.length];
        }
        return sum;
    }

    /** What nothing but the fence needs lives until there. */
    private static boolean fenced() {
        Object object = new Object();
        WeakReference<Object> weak = new WeakReference<>(object);
        System.gc();
        boolean alive = weak.get() != null;
        Reference.reachabilityFence(object);
        return alive;
    }

    public static void main(String[] arguments) throws InterruptedException {
        // First: later a thread puts references into their queues.
        forget();
        System.gc();
        System.out.println("forgotten: " + overwrite() + " " + new ReferenceQueue<>().poll());
        System.out.println("fenced: " + fenced());
        byte[] strong = {1};
        WeakReference<byte[]> kept = new WeakReference<>(strong);
        List<WeakReference<byte[]>> weak = weak();
        SoftReference<byte[]> soft = new SoftReference<>(new byte[10]);
        System.gc();
        System.out.println("weak: " + (cleared(weak) >= MOST ? "most cleared" : "only " + cleared(weak)));
        System.out.println("still there: " + (kept.get() == strong) + " " + (soft.get() != null));

        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        List<PhantomReference<Object>> phantoms = phantoms(queue);
        Thread collecting = new Thread(System::gc);
        collecting.start();
        int arrived = 0;
        while (arrived < MOST) {
            Reference<?> reference = queue.remove(20_000);
            if (reference == null) {
                break;
            }
            if (!phantoms.contains(reference)) {
                System.out.println("a stranger in the queue");
            }
            arrived++;
        }
        collecting.join();
        System.out.println("phantom: " + (arrived >= MOST ? "most arrived" : "only " + arrived));
        while (queue.poll() != null) {
            continue;
        }
        System.out.println("empty: " + queue.remove(1));

        AtomicInteger cleaned = new AtomicInteger();
        Cleaner cleaner = Cleaner.create();
        Cleaner.Cleanable now = cleaner.register(strong, () -> System.out.println("cleaned by hand"));
        now.clean();
        now.clean();
        register(cleaner, cleaned);
        System.gc();
        for (int i = 0; i < 2000 && cleaned.get() < MOST; i++) {
            Thread.sleep(10);
        }
        System.out.println("cleaner: " + (cleaned.get() >= MOST ? "most" : "only " + cleaned.get()));

        WeakHashMap<Object, String> map = new WeakHashMap<>();
        fill(map);
        System.gc();
        // HotSpot's handler needs a moment.
        for (int i = 0; i < 2000 && map.size() > COUNT - MOST; i++) {
            Thread.sleep(10);
        }
        System.out.println("map: " + (map.size() <= COUNT - MOST ? "most gone" : "still " + map.size()));

        exhaust();
        System.out.println("soft after exhaustion: " + soft.get());
        Runtime runtime = Runtime.getRuntime();
        System.out.println("memory: " + (runtime.totalMemory() <= runtime.maxMemory()) + " " + (runtime.freeMemory() <= runtime.totalMemory()));
        Reference.reachabilityFence(strong);
    }
}
