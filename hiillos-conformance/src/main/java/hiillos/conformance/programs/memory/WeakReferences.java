package hiillos.conformance.programs.memory;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** References whose objects are held otherwise stay; of many whose objects are not, some are cleared and enqueued. */
public final class WeakReferences {
    private WeakReferences() {}

    private static void fill(List<WeakReference<byte[]>> references, ReferenceQueue<byte[]> queue) {
        for (int i = 0; i < 200; i++) {
            references.add(new WeakReference<>(new byte[500], queue));
        }
    }

    public static void main(String[] arguments) {
        byte[] held = new byte[100];
        WeakReference<byte[]> weak = new WeakReference<>(held);
        SoftReference<String> soft = new SoftReference<>(new StringBuilder("so").append("ft").toString());
        List<WeakReference<byte[]>> references = new ArrayList<>();
        ReferenceQueue<byte[]> queue = new ReferenceQueue<>();
        fill(references, queue);
        Reference<? extends byte[]> enqueued = null;
        for (int i = 0; i < 50 && enqueued == null; i++) {
            System.gc();
            enqueued = poll(queue);
        }
        int cleared = 0;
        for (WeakReference<byte[]> each : references) {
            cleared += each.get() == null ? 1 : 0;
        }
        System.out.println((weak.get() == held) + " " + soft.get() + " " + (cleared > 150) + " " + (enqueued != null)
                + " " + (enqueued == null || enqueued.get() == null) + " " + references.contains(enqueued));
        Reference.reachabilityFence(held);
    }

    private static Reference<? extends byte[]> poll(ReferenceQueue<byte[]> queue) {
        try {
            Thread.sleep(2);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return queue.poll();
    }
}
