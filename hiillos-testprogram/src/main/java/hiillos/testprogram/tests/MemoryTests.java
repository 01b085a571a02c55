package hiillos.testprogram.tests;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.Expect;
import hiillos.testprogram.tap.TestList;
import hiillos.word.Memory;

/** Frames and mappings. */
final class MemoryTests {
    private static final long PAGE = 4096;
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;

    private MemoryTests() {}

    static void addTo(TestList tests) {
        tests.add("memory: a new Frame reads as zeros and keeps what is written", MemoryTests::zeroed);
        tests.add("memory: two mappings of a Frame show the same bytes", MemoryTests::sharedMappings);
        tests.add("memory: bad ranges are refused and change nothing", MemoryTests::badRanges);
        tests.add("memory: overlaps are refused", MemoryTests::overlaps);
        tests.add("memory: never writable and executable", MemoryTests::writeXorExecute);
        tests.add("memory: rights of the Frame bound the mapping", MemoryTests::rights);
        tests.add("memory: protecting and unmapping the middle of a mapping", MemoryTests::middle);
        tests.add("memory: no access, and nobody else's place", MemoryTests::noAccess);
        tests.add("memory: a thousand mappings come and go", MemoryTests::manyMappings);
    }

    static int frame(long countBytes) {
        return Expect.handle(Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), countBytes, 0));
    }

    static long map(int frame, long offset, long countBytes, int flags) {
        return Expect.value(Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, offset, countBytes, flags));
    }

    static void unmap(long address, long countBytes) {
        Expect.ok(Call.of(SystemCallNumber.VMEM_UNMAP, Given.vmem(), address, countBytes));
    }

    private static void zeroed() {
        int frame = frame(3 * PAGE - 1);
        Expect.equal(3 * PAGE, Call.of(SystemCallNumber.FRAME_SIZE, frame), "size");
        long at = map(frame, 0, 3 * PAGE, READ_WRITE);
        for (long i = 0; i < 3 * PAGE; i += 8) {
            Expect.equal(0, Memory.loadLong(at + i), "word at " + i);
            Memory.storeLong(at + i, ~i);
        }
        for (long i = 0; i < 3 * PAGE; i += 8) {
            Expect.equal(~i, Memory.loadLong(at + i), "word at " + i);
        }
        unmap(at, 3 * PAGE);
        long again = map(frame, PAGE, PAGE, MapFlags.READ);
        Expect.equal(~PAGE, Memory.loadLong(again), "first word of the second page");
        unmap(again, PAGE);
        HandleTests.close(frame);
    }

    private static void sharedMappings() {
        int frame = frame(2 * PAGE);
        long one = map(frame, 0, 2 * PAGE, READ_WRITE);
        long two = map(frame, PAGE, PAGE, READ_WRITE);
        Memory.storeLong(one + PAGE + 16, 77);
        Expect.equal(77, Memory.loadLong(two + 16), "through the other mapping");
        Memory.storeLong(two + 24, 78);
        Expect.equal(78, Memory.loadLong(one + PAGE + 24), "through the first mapping");
        unmap(one, 2 * PAGE);
        Expect.equal(77, Memory.loadLong(two + 16), "after the first mapping went");
        HandleTests.close(frame);
        Expect.equal(77, Memory.loadLong(two + 16), "after the handle went");
        unmap(two, PAGE);
    }

    private static long tryMap(int frame, long address, long offset, long countBytes, int flags) {
        return Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, address, offset, countBytes, flags);
    }

    private static void badRanges() {
        int frame = frame(4 * PAGE);
        for (long address : new long[] {PAGE, 0xf000, 0x8000_0000_0000L, 0xffff_8000_0000_0000L, -PAGE, Long.MIN_VALUE,
            0x7fff_ffff_f000L, 0x1234_5001L}) {
            Expect.status(Status.BAD_ADDRESS, tryMap(frame, address, 0, 2 * PAGE, READ_WRITE));
        }
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, 0, 0, READ_WRITE));
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, 0, 5 * PAGE, READ_WRITE));
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, 4 * PAGE, PAGE, READ_WRITE));
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, 1, PAGE, READ_WRITE));
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, -PAGE, PAGE, READ_WRITE));
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, 0, Long.MIN_VALUE, READ_WRITE));
        Expect.status(Status.BAD_ARGUMENT, tryMap(frame, 0, 0, PAGE, 1 << 30));
        Expect.status(Status.BAD_ARGUMENT, Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), -1, 0));
        HandleTests.close(frame);
    }

    private static void overlaps() {
        int frame = frame(4 * PAGE);
        long at = map(frame, 0, 4 * PAGE, READ_WRITE);
        int other = frame(8 * PAGE);
        Expect.status(Status.ALREADY_MAPPED, tryMap(other, at, 0, PAGE, READ_WRITE));
        Expect.status(Status.ALREADY_MAPPED, tryMap(other, at + 3 * PAGE, 0, PAGE, READ_WRITE));
        Expect.status(Status.ALREADY_MAPPED, tryMap(other, at + 3 * PAGE, 0, 8 * PAGE, READ_WRITE));
        Expect.status(Status.ALREADY_MAPPED, tryMap(other, at - PAGE, 0, 8 * PAGE, READ_WRITE));
        unmap(at + PAGE, PAGE);
        Expect.equal(at + PAGE, tryMap(other, at + PAGE, 0, PAGE, READ_WRITE), "address in the hole");
        unmap(at, 4 * PAGE);
        HandleTests.close(frame, other);
    }

    private static void writeXorExecute() {
        int frame = frame(PAGE);
        Expect.status(Status.WRITE_AND_EXECUTE, tryMap(frame, 0, 0, PAGE, MapFlags.ALL));
        long at = map(frame, 0, PAGE, READ_WRITE);
        Expect.status(Status.WRITE_AND_EXECUTE,
                Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at, PAGE, MapFlags.ALL));
        Memory.storeLong(at, 1);
        unmap(at, PAGE);
        HandleTests.close(frame);
    }

    private static void rights() {
        int frame = frame(PAGE);
        int readOnly = Expect.handle(Call.of(SystemCallNumber.HANDLE_DUPLICATE, frame, Rights.READ));
        Expect.status(Status.ACCESS_DENIED, tryMap(readOnly, 0, 0, PAGE, READ_WRITE));
        Expect.status(Status.ACCESS_DENIED, tryMap(readOnly, 0, 0, PAGE, MapFlags.READ | MapFlags.EXECUTE));
        long at = map(readOnly, 0, PAGE, MapFlags.READ);
        Expect.status(Status.ACCESS_DENIED,
                Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at, PAGE, READ_WRITE));
        unmap(at, PAGE);
        HandleTests.close(frame, readOnly);
    }

    private static void middle() {
        int frame = frame(8 * PAGE);
        long at = map(frame, 0, 8 * PAGE, READ_WRITE);
        for (int i = 0; i < 8; i++) {
            Memory.storeLong(at + i * PAGE, i);
        }
        Expect.ok(Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at + 2 * PAGE, PAGE, MapFlags.READ));
        unmap(at + 4 * PAGE, PAGE);
        Expect.status(Status.BAD_ADDRESS,
                Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at, 8 * PAGE, MapFlags.READ));
        for (int i = 0; i < 8; i++) {
            if (i != 4) {
                Expect.equal(i, Memory.loadLong(at + i * PAGE), "page " + i);
            }
        }
        Memory.storeLong(at + 3 * PAGE, 33);
        unmap(at, 8 * PAGE);
        HandleTests.close(frame);
    }

    private static void noAccess() {
        int frame = frame(3 * PAGE);
        long at = map(frame, 0, 3 * PAGE, READ_WRITE);
        Memory.storeLong(at + PAGE, 7);
        Expect.ok(Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at + PAGE, PAGE, 0));
        // The kernel reads and writes for the program as the program could itself.
        Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.FRAME_WRITE, frame, 0, at + PAGE, 8));
        Expect.status(Status.BAD_ADDRESS, Call.of(SystemCallNumber.FRAME_READ, frame, 0, at + PAGE, 8));
        Expect.status(Status.ALREADY_MAPPED, tryMap(frame, at + PAGE, 0, PAGE, READ_WRITE));
        Expect.ok(Call.of(SystemCallNumber.VMEM_PROTECT, Given.vmem(), at + PAGE, PAGE, READ_WRITE));
        Expect.equal(7, Memory.loadLong(at + PAGE), "what was there");
        unmap(at, 3 * PAGE);
        HandleTests.close(frame);
    }

    private static void manyMappings() {
        int count = 1000;
        int frame = frame(count * PAGE);
        long[] at = new long[count];
        for (int i = 0; i < count; i++) {
            at[i] = map(frame, i * PAGE, PAGE, READ_WRITE);
            Memory.storeLong(at[i], i);
        }
        for (int i = 0; i < count; i++) {
            Expect.equal(i, Memory.loadLong(at[i]), "mapping " + i);
            unmap(at[i], PAGE);
        }
        HandleTests.close(frame);
    }
}
