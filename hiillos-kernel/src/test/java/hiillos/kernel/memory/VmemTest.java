package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SeveralProcessors;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.word.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmemTest {
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;
    private static final long BASE = 0x40_0000;

    private Job job;
    private Vmem vmem;
    private long chargedBefore;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(32 << 20);
        job = SimulatedMachine.job(24 << 20);
        chargedBefore = job.chargedBytes();
        job.charge(PhysicalMemory.PAGE_BYTES);
        assertEquals(Status.OK, Slab.VMEM.reserve(job));
        vmem = new Vmem(job, PageTable.create());
    }

    private Frame frame(int pages) {
        assertEquals(Status.OK, Slab.FRAME.reserve(job));
        return new Frame(job, pages);
    }

    /** A processor may have cached where a table was, even if it has shown nothing: for an address in each that goes. */
    @Test
    void everyTableThatGoesIsForgotten() {
        long last = 0x5f_f000;
        for (boolean touched : new boolean[] {true, false}) {
            machine();
            Frame frame = frame(2);
            for (long address = last; address <= last + 4096; address += 4096) {
                assertEquals(address, vmem.map(frame, address, 0, 4096, READ_WRITE, MapFlags.ALL));
            }
            if (touched) {
                assertEquals(Status.OK, vmem.fault(last, MapFlags.WRITE));
            }
            var machine = SeveralProcessors.install(2);
            Processor.of(1).activeRoot = vmem.root();
            machine.whenWaiting(() -> machine.on(1, Requests::interrupt));
            assertEquals(Status.OK, vmem.unmap(last, 8192));
            assertEquals(List.of(last, last + 4096), machine.forgotten(1));
            Processor.of(1).activeRoot = 0;
        }
        SimulatedMachine.setProcessors(1);
    }

    /** Over the ends of a page table and of a node of the Frame's tree, which do not coincide, and with copies on write. */
    @Test
    void presentPagesAreShownUpToAnAbsentOne() {
        Frame frame = frame(1200);
        for (int page = 3; page < 1100; page++) {
            frame.touch(page);
        }
        assertEquals(Status.OK, Slab.FRAME.reserve(job));
        Frame clone = FrameSizes.emptyClone(frame, job, 600);
        assertEquals(Status.OK, FrameSizes.share(frame, 500, clone));
        assertEquals(600, clone.countPresent());
        assertEquals(frame.page(1099), clone.page(599));
        clone.touch(5);
        assertEquals(BASE, vmem.map(frame, BASE, 0x3000, 0x460_000, READ_WRITE, MapFlags.ALL));
        vmem.show(BASE, 0x460_000);
        for (int page = 3; page < 1027; page++) {
            long leaf = PageTable.translate(vmem.root(), BASE + (page - 3) * 4096L);
            assertEquals(frame.page(page), PageTable.physicalPage(leaf), "page " + page);
            boolean own = page < 500 || page == 505;
            assertEquals(own, (leaf & PageTable.WRITABLE) != 0, "page " + page);
        }
        assertEquals(0, PageTable.translate(vmem.root(), BASE + 1097 * 4096L));
        frame.release();
        clone.release();
        vmem.release();
        Reclaimer.drain();
        assertEquals(chargedBefore, job.chargedBytes());
    }

    @Test
    void nothingIsShownOfAFrameWhoseJobIsBeingKilled() {
        Frame frame = frame(1200);
        for (int page = 0; page < 1200; page++) {
            frame.touch(page);
        }
        assertFalse(frame.killStep(), "pages are left for the next step");
        assertTrue(frame.page(600) != 0);
        assertEquals(BASE, vmem.map(frame, BASE, 600L << 12, 600L << 12, READ_WRITE, MapFlags.ALL));
        vmem.show(BASE, 600L << 12);
        for (int page = 0; page < 600; page++) {
            assertEquals(0, UserTables.reach(vmem, BASE + ((long) page << 12), MapFlags.READ), "page " + page);
        }
    }

    @Test
    void refusesWhatWouldBreakTheRules() {
        Frame frame = frame(4);
        assertEquals(-Status.BAD_ADDRESS, vmem.map(frame, 0xf000, 0, 0x1000, READ_WRITE, MapFlags.ALL));
        assertEquals(-Status.BAD_ADDRESS, vmem.map(frame, BASE + 1, 0, 0x1000, READ_WRITE, MapFlags.ALL));
        assertEquals(-Status.BAD_ADDRESS,
                vmem.map(frame, RegisterFrame.USER_END, 0, 0x1000, READ_WRITE, MapFlags.ALL));
        assertEquals(-Status.BAD_ADDRESS, vmem.map(frame, -4096, 0, 0x1000, READ_WRITE, MapFlags.ALL));
        assertEquals(-Status.WRITE_AND_EXECUTE, vmem.map(frame, BASE, 0, 0x1000, MapFlags.ALL, MapFlags.ALL));
        assertEquals(-Status.ACCESS_DENIED, vmem.map(frame, BASE, 0, 0x1000, READ_WRITE, MapFlags.READ));
        assertEquals(-Status.BAD_ARGUMENT, vmem.map(frame, BASE, 0x1000, 0x4000, READ_WRITE, MapFlags.ALL));
        assertEquals(-Status.BAD_ARGUMENT, vmem.map(frame, BASE, 0, Long.MAX_VALUE & -4096, READ_WRITE, MapFlags.ALL));
        assertEquals(-Status.BAD_ARGUMENT, vmem.map(frame, BASE, 0, 0, READ_WRITE, MapFlags.ALL));
        assertEquals(0, vmem.countMappings());
    }

    @Test
    void chosenAddressesDoNotOverlap() {
        Frame frame = frame(4);
        long first = vmem.map(frame, 0, 0, 0x4000, READ_WRITE, MapFlags.ALL);
        long second = vmem.map(frame, 0, 0, 0x4000, READ_WRITE, MapFlags.ALL);
        assertTrue(first >= Vmem.LOWEST && second >= first + 0x5000, "a guard page lies between");
    }

    @Test
    void protectNeverGivesMoreThanTheHandleAllowed() {
        Frame frame = frame(4);
        assertEquals(BASE, vmem.map(frame, BASE, 0, 0x4000, MapFlags.READ, MapFlags.READ));
        assertEquals(Status.ACCESS_DENIED, vmem.protect(BASE, 0x1000, READ_WRITE));
        assertEquals(Status.BAD_ADDRESS, vmem.protect(BASE, 0x5000, MapFlags.READ));
        assertEquals(Status.BAD_ADDRESS, vmem.fault(BASE, MapFlags.WRITE));
    }

    /** Another thread does so between the two parts of a mapping that is populated. */
    @Test
    void whatHasNoAccessIsNotShown() {
        Frame frame = frame(4);
        assertEquals(BASE, vmem.map(frame, BASE, 0, 0x4000, READ_WRITE, MapFlags.ALL));
        assertEquals(Status.OK, vmem.fault(BASE, MapFlags.WRITE));
        assertEquals(Status.OK, vmem.protect(BASE, 0x4000, 0));
        vmem.show(BASE, 0x4000);
        assertEquals(0, PageTable.translate(vmem.root(), BASE));
        assertEquals(Status.OK, vmem.protect(BASE, 0x4000, MapFlags.READ));
        vmem.show(BASE, 0x4000);
        assertEquals(frame.page(0), PageTable.physicalPage(PageTable.translate(vmem.root(), BASE)));
    }

    /** Against a model: page → (frame page, flags). */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void behavesLikeAMapOfPages(long seed) {
        var random = new Random(seed);
        Frame frame = frame(64);
        Map<Long, long[]> model = new HashMap<>();
        for (int step = 0; step < 500; step++) {
            long page = random.nextInt(40);
            int count = 1 + random.nextInt(8);
            long address = BASE + page * 4096;
            int flags = new int[] {MapFlags.READ, READ_WRITE, MapFlags.READ | MapFlags.EXECUTE}[random.nextInt(3)];
            switch (random.nextInt(4)) {
                case 0 -> {
                    long offset = random.nextInt(50);
                    boolean free = true;
                    for (int i = 0; i < count; i++) {
                        free &= !model.containsKey(page + i);
                    }
                    long result = vmem.map(frame, address, offset * 4096, count * 4096L, flags, MapFlags.ALL);
                    assertEquals(free ? address : -Status.ALREADY_MAPPED, result);
                    for (int i = 0; free && i < count; i++) {
                        model.put(page + i, new long[] {offset + i, flags});
                    }
                }
                case 1 -> {
                    assertEquals(Status.OK, vmem.unmap(address, count * 4096L));
                    for (int i = 0; i < count; i++) {
                        model.remove(page + i);
                    }
                }
                case 2 -> {
                    if (random.nextInt(4) == 0) {
                        flags = 0;
                    }
                    boolean all = true;
                    for (int i = 0; i < count; i++) {
                        all &= model.containsKey(page + i);
                    }
                    assertEquals(all ? Status.OK : Status.BAD_ADDRESS, vmem.protect(address, count * 4096L, flags));
                    for (int i = 0; all && i < count; i++) {
                        model.get(page + i)[1] = flags;
                    }
                }
                default -> {
                    int access = 1 << random.nextInt(3);
                    long[] expected = model.get(page);
                    boolean good = expected != null && (expected[1] & access) == access;
                    assertEquals(good ? Status.OK : Status.BAD_ADDRESS, vmem.fault(address + 123, access));
                    if (good) {
                        long leaf = PageTable.translate(vmem.root(), address);
                        assertEquals(frame.page(expected[0]), PageTable.physicalPage(leaf));
                        assertEquals((expected[1] & MapFlags.WRITE) != 0, (leaf & PageTable.WRITABLE) != 0);
                    }
                }
            }
            checkTables(model, frame);
        }
        frame.release();
        vmem.release();
        Reclaimer.drain();
        assertEquals(chargedBefore, job.chargedBytes());
    }

    private void checkTables(Map<Long, long[]> model, Frame frame) {
        for (long page = 0; page < 50; page++) {
            long leaf = PageTable.translate(vmem.root(), BASE + page * 4096);
            if ((leaf & PageTable.PRESENT) != 0) {
                long[] expected = model.get(page);
                assertTrue(expected != null, "a page without a mapping is in the tables");
                assertEquals(frame.page(expected[0]), PageTable.physicalPage(leaf));
                assertTrue((leaf & PageTable.WRITABLE) == 0 || (expected[1] & MapFlags.WRITE) != 0);
            }
        }
    }

    @Test
    void sparsePagesAreChargedWithTheirTables() {
        Frame frame = frame(1);
        assertEquals(Status.OK, frame.touch(0));
        long before = job.chargedBytes();
        vmem.map(frame, 0x10_0000_0000L, 0, 0x1000, READ_WRITE, MapFlags.ALL);
        assertEquals(Status.OK, vmem.fault(0x10_0000_0000L, MapFlags.READ));
        assertEquals(before + 3 * 4096 + Slab.MAPPING.cellBytes(), job.chargedBytes());
    }

    @Test
    void aLargePageIsOneEntryAndGoesWhenAPartOfItIsUnmapped() {
        assertEquals(Status.OK, Slab.FRAME.reserve(job));
        Frame frame = Frame.ofLargePages(job, 1024, 9);
        long place = 0x4000_0000L;
        assertEquals(place, vmem.map(frame, place, 0, 4 << 20, READ_WRITE, MapFlags.ALL));
        int status;
        do {
            status = vmem.fault(place + 0x20_1234, MapFlags.WRITE);
        } while (status == Restart.STATUS);
        assertEquals(Status.OK, status);
        long entry = Memory.loadLong(PageTable.entry(vmem.root(), place + 0x20_0000, 1, false, true));
        assertTrue((entry & PageTable.LARGE) != 0);
        assertEquals(512, frame.countPresent());
        assertEquals(frame.page(700), PageTable.physicalPage(PageTable.translate(vmem.root(), place + 700 * 4096)));
        // The first one: its table was made with the mapping and gives way.
        do {
            status = vmem.fault(place, MapFlags.WRITE);
        } while (status == Restart.STATUS);
        assertTrue((Memory.loadLong(PageTable.entry(vmem.root(), place, 1, false, true)) & PageTable.LARGE) != 0);
        assertEquals(Status.OK, vmem.unmap(place + 0x20_1000, 0x1000));
        assertEquals(0, PageTable.translate(vmem.root(), place + 0x20_0000));
        assertEquals(Status.OK, vmem.fault(place + 0x20_2000, MapFlags.READ));
        assertEquals(0, PageTable.translate(vmem.root(), place + 0x20_1000));
        frame.release();
        vmem.release();
        Reclaimer.drain();
        assertEquals(chargedBefore, job.chargedBytes());
    }

    @Test
    void cacheModesAreInTheEntryAndOthersAreRefused() {
        Frame frame = frame(1);
        for (int mode = 0; mode < 8; mode++) {
            int flags = READ_WRITE | mode << MapFlags.CACHE_SHIFT;
            long result = vmem.map(frame, BASE, 0, 0x1000, flags, MapFlags.ALL);
            assertEquals(mode < 6 ? BASE : -Status.BAD_ARGUMENT, result);
            if (mode < 6) {
                assertEquals(Status.OK, vmem.fault(BASE, MapFlags.READ));
                long leaf = PageTable.translate(vmem.root(), BASE);
                assertEquals(mode, leaf >>> 3 & 3 | leaf >>> 5 & 4);
                assertEquals(Status.OK, vmem.unmap(BASE, 0x1000));
            }
        }
    }

    @Test
    void atExhaustionTheMappingFailsNotTheTouch() {
        Frame frame = frame(4);
        assertEquals(Status.OK, frame.touch(0));
        long left = job.limitBytes() - job.chargedBytes();
        assertTrue(job.charge(left));
        assertEquals(-Status.OUT_OF_QUOTA, vmem.map(frame, BASE, 0, 0x1000, READ_WRITE, MapFlags.ALL));
        assertEquals(0, vmem.countMappings());
        assertEquals(0, vmem.countTables());
        job.refund(left);
        assertEquals(BASE, vmem.map(frame, BASE, 0, 0x1000, READ_WRITE, MapFlags.ALL));
        assertTrue(job.charge(job.limitBytes() - job.chargedBytes()));
        assertEquals(Status.OK, vmem.fault(BASE, MapFlags.WRITE));
    }
}
