package hiillos.kernel.memory;

import hiillos.kernel.Log;

/**
 * The check that every count matches in the end: what lived before the first process lives after the last one, nothing
 * else. References are counted by hand; this finds one that is dropped too rarely, and a panic of {@link KernelObject} one
 * that is dropped too often.
 */
public final class Balance {
    private static final int MAXIMUM = 32;
    private static final long[] USED = new long[MAXIMUM];

    private static long freePages;

    private Balance() {}

    /** Notes what there is now; nothing is on its way to its end. */
    public static void note() {
        for (int i = 0; i < Slab.count(); i++) {
            USED[i] = Slab.of(i).used();
        }
        freePages = pages();
    }

    /** Free pages, and those that slabs keep empty for the next object. */
    private static long pages() {
        long pages = PhysicalMemory.freePages();
        for (int i = 0; i < Slab.count(); i++) {
            pages += Slab.of(i).countPages();
        }
        return pages;
    }

    /** Whether everything is as it was noted; what is not is named in the log. */
    public static boolean isEven() {
        boolean even = true;
        for (int i = 0; i < Slab.count(); i++) {
            Slab slab = Slab.of(i);
            even &= compare(slab.name(), slab.used() - USED[i]);
            even &= compare(slab.name(), slab.reserved());
        }
        return even & compare("page", freePages - pages());
    }

    private static boolean compare(String name, long over) {
        if (over == 0) {
            return true;
        }
        Log.text("hiillos: left behind: ");
        Log.number(over);
        Log.text(" of ");
        Log.line(name);
        return false;
    }
}
