package hiillos.kernel.memory;

import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.Memory;

/**
 * The physical allocator: a buddy system over blocks of 4 KiB to 1 GiB, and before it a cache of single pages for each
 * processor. Addresses are physical; 0 means none.
 *
 * <p>Invariant: a block is in the list of its order exactly when its first page's word holds that order; the word of every
 * other page is {@link #TAKEN}, or a link of the {@link Reclaimer}. A free block's first two words link the list: next,
 * previous. A cached page's first two words: next, number of pages from here on.
 *
 * <pre>
 * sections     one word for each GiB from address 0: where its page words are (direct map), 0 where there is no memory
 * page words   one word for each 4 KiB page of a section, then 32 bits for each, its count; sections without memory have none
 * </pre>
 */
public final class PhysicalMemory {
    /** Virtual address of physical address 0. */
    public static final long DIRECT_MAP = 0xffff_8000_0000_0000L;
    public static final int PAGE_BYTES = 4096;
    /** Blocks of this order are 1 GiB. */
    public static final int HIGHEST_ORDER = 18;
    private static final int PAGE_SHIFT = 12;
    /** Bytes of what is kept for each page. */
    private static final int WORD_AND_COUNT = 12;
    private static final int SECTION_SHIFT = PAGE_SHIFT + HIGHEST_ORDER;
    private static final long PAGES_IN_SECTION = 1L << HIGHEST_ORDER;
    static final long TAKEN = -1;
    /** Pages that a processor fetches at once: an order. */
    private static final int BATCH_ORDER = 4;
    /** With so many pages a processor's cache gives half of them back. */
    private static final int CACHE_MOST = 64;

    private static final SpinLock LOCK = new SpinLock(LockRank.PHYSICAL);
    private static final long[] HEADS = new long[HIGHEST_ORDER + 1];

    private static long sections;
    private static long countPages;
    private static long totalPages;

    private PhysicalMemory() {}

    /** The direct-map address of a physical one. */
    public static long direct(long physical) {
        return DIRECT_MAP + physical;
    }

    /** The physical address behind a direct-map one. */
    public static long physical(long direct) {
        return direct - DIRECT_MAP;
    }

    /** Takes over the usable ranges of {@link MemoryRanges}. Returns false when there is no room for the page words. */
    public static boolean initialize() {
        for (int i = 0; i <= HIGHEST_ORDER; i++) {
            HEADS[i] = 0;
        }
        for (int i = 0; i < Processor.MAXIMUM; i++) {
            Processor.of(i).putPages(0);
            Processor.of(i).pagesTaken = 0;
        }
        totalPages = 0;
        countPages = 0;
        int largest = -1;
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.isFree(i)) {
                countPages = Math.max(countPages, MemoryRanges.end(i) >>> PAGE_SHIFT);
            }
            if (MemoryRanges.type(i) == MemoryType.USABLE && (largest < 0 || bytes(i) > bytes(largest))) {
                largest = i;
            }
        }
        long countSections = countPages + PAGES_IN_SECTION - 1 >>> HIGHEST_ORDER;
        long wordBytes = countSections * 8;
        for (long i = 0; i < countSections; i++) {
            wordBytes += hasMemory(i) ? pagesIn(i) * WORD_AND_COUNT : 0;
        }
        wordBytes = wordBytes + PAGE_BYTES - 1 & -PAGE_BYTES;
        if (largest < 0 || bytes(largest) < wordBytes + 2 * PAGE_BYTES) {
            return false;
        }
        // At the range's end, so that a range that begins at 0 keeps its low, special page out of use.
        long place = MemoryRanges.end(largest) - wordBytes & -PAGE_BYTES;
        sections = direct(place);
        long words = sections + countSections * 8;
        for (long i = 0; i < countSections; i++) {
            boolean present = hasMemory(i);
            Memory.storeLong(sections + i * 8, present ? words : 0);
            if (present) {
                Memory.fill(words, (byte) TAKEN, pagesIn(i) * 8);
                Memory.fill(words + pagesIn(i) * 8, (byte) 0, pagesIn(i) * 4);
                words += pagesIn(i) * WORD_AND_COUNT;
            }
        }
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.type(i) == MemoryType.USABLE) {
                add(MemoryRanges.base(i), i == largest ? place : MemoryRanges.end(i));
            }
        }
        Slab.initializeAll();
        Reclaimer.initialize();
        return true;
    }

    private static long bytes(int range) {
        return MemoryRanges.end(range) - MemoryRanges.base(range);
    }

    /** Whether a section holds memory that is, or will be, the allocator's. */
    private static boolean hasMemory(long section) {
        long start = section << SECTION_SHIFT;
        long end = start + (1L << SECTION_SHIFT);
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.isFree(i) && MemoryRanges.base(i) < end && MemoryRanges.end(i) > start) {
                return true;
            }
        }
        return false;
    }

    /** Pages of a section that have words: all but for the last section. */
    private static long pagesIn(long section) {
        return Math.min(PAGES_IN_SECTION, countPages - (section << HIGHEST_ORDER));
    }

    /**
     * Gives the loader's ranges, and those for the start of other processors, to the allocator; nothing in them may be used
     * any more.
     */
    public static void reclaimLoader() {
        for (int i = 0; i < MemoryRanges.count(); i++) {
            if (MemoryRanges.type(i) == MemoryType.LOADER || MemoryRanges.type(i) == MemoryType.CPU_START) {
                add(MemoryRanges.base(i), MemoryRanges.end(i));
            }
        }
    }

    /** Adds whole pages of a range; the first page of all is never used, because 0 means none. */
    private static void add(long base, long end) {
        long at = Math.max(base + PAGE_BYTES - 1 & -PAGE_BYTES, PAGE_BYTES);
        long last = end & -PAGE_BYTES;
        while (at < last) {
            int order = 0;
            while (order < HIGHEST_ORDER && (at & (long) PAGE_BYTES << order) == 0
                    && at + ((long) PAGE_BYTES << order + 1) <= last) {
                order++;
            }
            totalPages += 1L << order;
            LOCK.lock();
            join(at, order);
            LOCK.unlock();
            at += (long) PAGE_BYTES << order;
        }
    }

    /** The address of a page's word; 0 when the page is not memory. */
    private static long wordOf(long physical) {
        if (physical >>> PAGE_SHIFT >= countPages) {
            return 0;
        }
        long words = Memory.loadLong(sections + (physical >>> SECTION_SHIFT) * 8);
        return words == 0 ? 0 : words + (physical >>> PAGE_SHIFT & PAGES_IN_SECTION - 1) * 8;
    }

    /** Address of a page's count, 32 bits, which {@link PageCounts} owns; the page is memory proper. */
    static long countOf(long physical) {
        long section = physical >>> SECTION_SHIFT;
        long words = Memory.loadLong(sections + section * 8);
        return words + pagesIn(section) * 8 + (physical >>> PAGE_SHIFT & PAGES_IN_SECTION - 1) * 4;
    }

    /** The word of a page that is in use: its owner may store what it likes but a small number. */
    static long word(long physical) {
        return Memory.loadLong(wordOf(physical));
    }

    /** Stores into the word of a page that is in use; a value above {@link #HIGHEST_ORDER}, unsigned. */
    static void setWord(long physical, long value) {
        Memory.storeLong(wordOf(physical), value);
    }

    private static boolean isFreeBlock(long physical, int order) {
        long word = wordOf(physical);
        return word != 0 && Memory.loadLong(word) == order;
    }

    private static void push(long physical, int order) {
        long next = HEADS[order];
        Memory.storeLong(direct(physical), next);
        Memory.storeLong(direct(physical) + 8, 0);
        if (next != 0) {
            Memory.storeLong(direct(next) + 8, physical);
        }
        HEADS[order] = physical;
        setWord(physical, order);
    }

    private static void remove(long physical, int order) {
        long next = Memory.loadLong(direct(physical));
        long previous = Memory.loadLong(direct(physical) + 8);
        if (previous == 0) {
            HEADS[order] = next;
        } else {
            Memory.storeLong(direct(previous), next);
        }
        if (next != 0) {
            Memory.storeLong(direct(next) + 8, previous);
        }
        setWord(physical, TAKEN);
    }

    /** A zeroed block of {@code 4 KiB << order}, aligned to its size; 0 when there is none. */
    public static long allocate(int order) {
        long block = allocateUnzeroed(order);
        if (block != 0) {
            Memory.fill(direct(block), (byte) 0, (long) PAGE_BYTES << order);
        }
        return block;
    }

    /** As {@link #allocate}, with whatever was there before: for who fills it, or zeroes it in steps. */
    public static long allocateUnzeroed(int order) {
        if (order < 0 || order > HIGHEST_ORDER) {
            return 0;
        }
        long block = order == 0 ? takeCached() : split(order);
        if (block == 0) {
            // Some of it may be scattered over the processors' caches.
            emptyCaches();
            block = order == 0 ? takeCached() : split(order);
        }
        if (block != 0) {
            Processor.current().pagesTaken += 1L << order;
        }
        return block;
    }

    private static long split(int order) {
        LOCK.lock();
        long block = splitLocked(order);
        LOCK.unlock();
        return block;
    }

    private static long splitLocked(int order) {
        int from = order;
        while (from <= HIGHEST_ORDER && HEADS[from] == 0) {
            from++;
        }
        if (from > HIGHEST_ORDER) {
            return 0;
        }
        long block = HEADS[from];
        SpinLock.point();
        remove(block, from);
        while (from > order) {
            from--;
            push(block + ((long) PAGE_BYTES << from), from);
        }
        return block;
    }

    private static long takeCached() {
        Processor processor = Processor.current();
        long page = processor.takePages();
        if (page == 0) {
            page = fetch();
            if (page == 0) {
                return 0;
            }
        }
        processor.putPages(Memory.loadLong(direct(page)));
        return page;
    }

    /** A list of pages for a cache; 0 when there is none. */
    private static long fetch() {
        int order = BATCH_ORDER;
        long block = split(order);
        while (block == 0 && order > 0) {
            order--;
            block = split(order);
        }
        if (block == 0) {
            return 0;
        }
        long list = 0;
        for (int i = (1 << order) - 1, count = 1; i >= 0; i--, count++) {
            long page = block + (long) i * PAGE_BYTES;
            Memory.storeLong(direct(page), list);
            Memory.storeLong(direct(page) + 8, count);
            list = page;
        }
        return list;
    }

    /** Takes the pages out of all processors' caches, whoever's they are, and joins them. */
    private static void emptyCaches() {
        for (int i = 0; i < Processor.MAXIMUM; i++) {
            long page = Processor.of(i).takePages();
            LOCK.lock();
            while (page != 0) {
                long next = Memory.loadLong(direct(page));
                join(page, 0);
                page = next;
            }
            LOCK.unlock();
        }
    }

    /** A zeroed page; 0 when memory is out. */
    public static long allocatePage() {
        return allocate(0);
    }

    /** A zeroed block of at least so many bytes; 0 when there is none. */
    public static long allocateBytes(long countBytes) {
        int order = 0;
        while (order <= HIGHEST_ORDER && (long) PAGE_BYTES << order < countBytes) {
            order++;
        }
        return allocate(order);
    }

    /** Gives a block back, joined with its free buddies. */
    public static void free(long physical, int order) {
        Processor.current().pagesTaken -= 1L << order;
        if (order == 0) {
            freeCached(physical);
            return;
        }
        LOCK.lock();
        join(physical, order);
        LOCK.unlock();
    }

    private static void freeCached(long physical) {
        Processor processor = Processor.current();
        long list = processor.takePages();
        long count = list == 0 ? 0 : Memory.loadLong(direct(list) + 8);
        if (count >= CACHE_MOST) {
            LOCK.lock();
            for (; count > CACHE_MOST / 2; count--) {
                long next = Memory.loadLong(direct(list));
                join(list, 0);
                list = next;
            }
            LOCK.unlock();
        }
        Memory.storeLong(direct(physical), list);
        Memory.storeLong(direct(physical) + 8, count + 1);
        processor.putPages(physical);
    }

    private static void join(long physical, int order) {
        long block = physical;
        int at = order;
        while (at < HIGHEST_ORDER) {
            long buddy = block ^ (long) PAGE_BYTES << at;
            if (!isFreeBlock(buddy, at)) {
                break;
            }
            remove(buddy, at);
            block = Math.min(block, buddy);
            at++;
        }
        push(block, at);
    }

    public static void freePage(long physical) {
        free(physical, 0);
    }

    /** Pages that are free now, those in the caches included; exact when no other processor allocates meanwhile. */
    public static long freePages() {
        long taken = 0;
        for (int i = 0; i < Processor.MAXIMUM; i++) {
            taken += Processor.of(i).pagesTaken;
        }
        return totalPages - taken;
    }

    /** Pages that the allocator manages. */
    public static long totalPages() {
        return totalPages;
    }
}
