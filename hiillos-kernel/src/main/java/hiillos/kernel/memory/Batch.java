package hiillos.kernel.memory;

import hiillos.kernel.processor.SpinLock;

/** Ended objects and pages that the {@link Reclaimer} treats together: two lists, first in, first out. */
public final class Batch {
    private static final int ORDER_MASK = 0x7f;
    /** Makes a page's word differ from those of free blocks. */
    private static final int RETIRED = 0x80;

    private KernelObject first;
    private KernelObject last;
    private long firstPage;
    private long lastPage;

    boolean isEmpty() {
        return first == null && firstPage == 0;
    }

    void clear() {
        first = null;
        last = null;
        firstPage = 0;
        lastPage = 0;
    }

    void append(KernelObject object) {
        object.nextEnded = null;
        if (first == null) {
            first = object;
        } else {
            last.nextEnded = object;
        }
        last = object;
    }

    /** Puts an object back that needs more work. */
    void prepend(KernelObject object) {
        object.nextEnded = first;
        if (first == null) {
            last = object;
        }
        first = object;
    }

    /** Appends a block of pages: linked through their words, because somebody may still write to them. */
    void append(long physical, int order) {
        PhysicalMemory.setWord(physical, RETIRED | order);
        if (firstPage == 0) {
            firstPage = physical;
        } else {
            PhysicalMemory.setWord(lastPage, PhysicalMemory.word(lastPage) | physical);
        }
        lastPage = physical;
    }

    /** Moves everything from another batch to the end of this one. */
    void appendAll(Batch other) {
        if (other.first != null) {
            boolean empty = first == null;
            SpinLock.point();
            if (empty) {
                first = other.first;
            } else {
                last.nextEnded = other.first;
            }
            last = other.last;
        }
        if (other.firstPage != 0) {
            if (firstPage == 0) {
                firstPage = other.firstPage;
            } else {
                PhysicalMemory.setWord(lastPage, PhysicalMemory.word(lastPage) | other.firstPage);
            }
            lastPage = other.lastPage;
        }
        other.clear();
    }

    /** Takes the first object; null when there is none. */
    KernelObject take() {
        KernelObject object = first;
        if (object != null) {
            first = object.nextEnded;
            object.nextEnded = null;
        }
        return object;
    }

    /** Moves up to so many blocks of pages to an empty batch. */
    void takePages(Batch target, int most) {
        if (firstPage == 0) {
            return;
        }
        long end = firstPage;
        long next = nextOf(end);
        for (int i = 1; i < most && next != 0; i++) {
            end = next;
            next = nextOf(end);
        }
        target.firstPage = firstPage;
        target.lastPage = end;
        firstPage = next;
        PhysicalMemory.setWord(end, PhysicalMemory.word(end) & RETIRED + ORDER_MASK);
    }

    /** Gives all pages back to the allocator. */
    void freePages() {
        long page = firstPage;
        firstPage = 0;
        while (page != 0) {
            long word = PhysicalMemory.word(page);
            long next = nextOf(page);
            PhysicalMemory.setWord(page, PhysicalMemory.TAKEN);
            PhysicalMemory.free(page, (int) word & ORDER_MASK);
            page = next;
        }
    }

    private static long nextOf(long page) {
        return PhysicalMemory.word(page) & -PhysicalMemory.PAGE_BYTES;
    }
}
