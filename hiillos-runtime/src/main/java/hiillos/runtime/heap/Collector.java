package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.World;
import hiillos.runtime.thread.MonitorTable;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;

/**
 * One collection: mark from the roots, then sweep block by block. Nothing moves. It runs when so many blocks were taken
 * since the last one, when memory is out, or when the program asks for it.
 */
@AssemblyFile("collector.s")
public final class Collector {
    /** Fewer used blocks are not worth a collection. */
    private static long minimumBlocks;

    /** Collect when so many blocks are used. */
    static long threshold;
    private static boolean verbose;
    private static boolean keepSoft;
    private static long collections;
    private static long longestNanos;
    private static long allNanos;
    private static long allMarkedBytes;
    private static boolean summary;
    private static boolean running;

    private Collector() {}

    /** Saves all registers on the stack and calls {@link #collectFrom}. */
    @ExternalSymbol("hiillos_collect")
    private static native void collectWithRegisters();

    static void initialize(boolean reports, boolean sum) {
        Marker.initialize();
        // The image's own objects are looked through each time, so at least as much is allocated between.
        long atLeastBytes = Math.max(Platform.heapMinimumBytes(), Roots.imageEnd() - Roots.imageStart());
        minimumBlocks = Math.min(atLeastBytes >>> Space.BLOCK_SHIFT, Space.maximumBlocks >>> 2);
        threshold = minimumBlocks;
        verbose = reports;
        summary = sum;
    }

    /** The program ends. */
    static void finish() {
        if (summary) {
            Report.summary(collections, longestNanos, allNanos, allMarkedBytes);
        }
    }

    /** Collects; soft references are cleared only if the heap is full. */
    static void collect(boolean full) {
        keepSoft = !full;
        collectWithRegisters();
    }

    /** The current thread's registers lie at and above {@code stackPointer}. */
    @EntryPoint("hiillos_collect_from")
    static void collectFrom(long stackPointer) {
        if (running) {
            return;
        }
        running = true;
        long start = Platform.monotonicNanos();
        long before = Space.usedBlocks;
        // Whoever is stopped must hold none of the locks that are needed now.
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        RuntimeLock.lock(RuntimeLock.MONITORS);
        World.stop();
        Recycled.clear();
        Marker.begin(keepSoft);
        Roots.scan(stackPointer);
        Marker.drain();
        boolean pended = Marker.clearReferences();
        Marker.drain();
        forgetMonitors();
        sweep();
        World.resume();
        RuntimeLock.unlock(RuntimeLock.MONITORS);
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        if (pended) {
            CollectorEvents.add();
        }
        // As much again as lives may be allocated until the next collection, and not too little.
        threshold = Space.usedBlocks + Math.max(minimumBlocks, Space.usedBlocks);
        if (Space.committedBlocks > threshold + (threshold >>> 2)) {
            Space.release(Math.max(0, threshold - Space.usedBlocks));
        }
        long nanos = Platform.monotonicNanos() - start;
        collections++;
        longestNanos = Math.max(longestNanos, nanos);
        allNanos += nanos;
        allMarkedBytes += Marker.markedBytes;
        running = false;
        if (verbose) {
            Report.collection(collections, before, nanos);
        }
    }

    /** Monitors of objects that are gone are for others. */
    private static void forgetMonitors() {
        for (int i = 0; i < MonitorTable.count(); i++) {
            if (!Marker.isMarked(MonitorTable.object(i))) {
                MonitorTable.died(i);
            }
        }
    }

    private static void sweep() {
        // From the top, so that the list begins at the bottom.
        for (long block = Space.frontier - Space.BLOCK_BYTES; block > Space.base; block -= Space.BLOCK_BYTES) {
            switch (Space.state(block)) {
                case Space.SMALL -> sweepSmall(block);
                case Space.LARGE_FIRST -> sweepLarge(block);
                default -> { }
            }
        }
    }

    private static void sweepSmall(long block) {
        long lines = Space.lineAddress(block);
        long all = -1;
        long any = 0;
        for (int i = 0; i < Space.LINES_IN_BLOCK; i += 8) {
            long eight = Memory.loadLong(lines + i);
            all &= eight;
            any |= eight;
        }
        if (any == 0) {
            Space.give(block);
            return;
        }
        // 3 becomes 1, alive; 1 becomes 0, gone.
        long starts = Space.startAddress(block);
        for (long at = starts; at < starts + Space.STARTS_IN_BLOCK; at += 8) {
            Memory.storeLong(at, Memory.loadLong(at) >>> 1 & 0x0101_0101_0101_0101L);
        }
        if (all != 0x0101_0101_0101_0101L) {
            Recycled.add(block);
        }
    }

    private static void sweepLarge(long block) {
        long start = Space.startAddress(block);
        if (Memory.loadByte(start) == Space.MARKED) {
            Memory.storeByte(start, Space.START);
            return;
        }
        long at = block;
        do {
            Space.give(at);
            at += Space.BLOCK_BYTES;
        } while (at < Space.frontier && Space.state(at) == Space.LARGE_REST);
    }
}
