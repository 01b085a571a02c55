package java.lang.ref;

import java.util.ArrayDeque;

/** References that the program enqueued, or that the collector cleared. */
public class ReferenceQueue<T> {
    private ArrayDeque<Reference<? extends T>> entries;

    public ReferenceQueue() {}

    @SuppressWarnings("unchecked")
    void add(Reference<?> reference) {
        if (entries == null) {
            entries = new ArrayDeque<>();
        }
        entries.addFirst((Reference<? extends T>) reference);
    }

    public Reference<? extends T> poll() {
        Reference.enqueuePending();
        return entries == null ? null : entries.pollFirst();
    }
}
