package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames by system calls against byte arrays: reading, writing, clones, sizes, discarded pages. */
class FrameCallsTest extends CallingTest {
    private static final long BUFFER = 0x2200_0000_0000L;
    private static final int PAGE = 4096;
    private static final int ROOM = 16 * PAGE;
    private static final int MOST = 5;


    private static final class Model {
        final int handle;
        byte[] bytes;

        Model(int handle, byte[] bytes) {
            this.handle = handle;
            this.bytes = bytes;
        }
    }

    @BeforeEach
    void machine() {
        SimulatedMachine.start(32 << 20);
        begin();
        memory(BUFFER, ROOM);
    }

    private Frame frame(int handle) {
        return (Frame) HandleTable.object(process, handle);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void framesAreBytes(long seed) {
        var random = new Random(seed);
        List<Model> frames = new ArrayList<>();
        frames.add(new Model(handle(SystemCallNumber.FRAME_CREATE, jobHandle, 5 * PAGE, 0), new byte[5 * PAGE]));
        for (int step = 0; step < 250; step++) {
            Model model = frames.get(random.nextInt(frames.size()));
            int pages = model.bytes.length / PAGE;
            int first = random.nextInt(pages);
            int count = 1 + random.nextInt(pages - first);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> write(model, random);
                case 3, 4 -> read(model, random);
                case 5 -> {
                    int handle = handle(SystemCallNumber.FRAME_CLONE, model.handle, jobHandle, first * PAGE,
                            count * PAGE);
                    frames.add(new Model(handle, Arrays.copyOfRange(model.bytes, first * PAGE, (first + count) * PAGE)));
                    if (frames.size() > MOST) {
                        model = frames.removeFirst();
                        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, model.handle));
                        model = frames.getFirst();
                    }
                }
                case 6 -> {
                    assertEquals(0, call(SystemCallNumber.FRAME_DISCARD, model.handle, first * PAGE, count * PAGE));
                    Arrays.fill(model.bytes, first * PAGE, (first + count) * PAGE, (byte) 0);
                }
                default -> {
                    int size = 1 + random.nextInt(8);
                    assertEquals(0, call(SystemCallNumber.FRAME_RESIZE, model.handle, size * PAGE - random.nextInt(PAGE)));
                    model.bytes = Arrays.copyOf(model.bytes, size * PAGE);
                }
            }
            assertEquals(model.bytes.length, call(SystemCallNumber.FRAME_SIZE, model.handle));
        }
        for (Model model : frames) {
            check(model, 0, model.bytes.length, 0);
        }
    }

    private void write(Model model, Random random) {
        int offset = random.nextInt(model.bytes.length);
        int count = random.nextInt(Math.min(3 * PAGE, model.bytes.length - offset) + 1);
        int at = random.nextInt(PAGE);
        for (int i = 0; i < count; i++) {
            int value = random.nextInt();
            setByte(BUFFER + at + i, value);
            model.bytes[offset + i] = (byte) value;
        }
        assertEquals(count, call(SystemCallNumber.FRAME_WRITE, model.handle, offset, BUFFER + at, count));
    }

    private void read(Model model, Random random) {
        int offset = random.nextInt(model.bytes.length);
        check(model, offset, random.nextInt(Math.min(3 * PAGE, model.bytes.length - offset) + 1), random.nextInt(PAGE));
    }

    private void check(Model model, int offset, int count, int at) {
        int behind = byteAt(BUFFER + at + count);
        assertEquals(count, call(SystemCallNumber.FRAME_READ, model.handle, offset, BUFFER + at, count));
        for (int i = 0; i < count; i++) {
            assertEquals(model.bytes[offset + i] & 0xff, byteAt(BUFFER + at + i));
        }
        assertEquals(behind, byteAt(BUFFER + at + count), "a byte too many");
    }

    /** Reading takes no memory, writing that of the pages written, and discarding gives it back. */
    @Test
    void onlyWhatIsWrittenIsPaid() {
        int handle = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 64 * PAGE, 0);
        long charged = job.chargedBytes();
        assertEquals(3 * PAGE, call(SystemCallNumber.FRAME_READ, handle, 7 * PAGE, BUFFER, 3 * PAGE));
        assertEquals(0, frame(handle).countPresent());
        assertEquals(charged, job.chargedBytes());
        assertEquals(2, call(SystemCallNumber.FRAME_WRITE, handle, 9 * PAGE - 1, BUFFER, 2));
        assertEquals(2, frame(handle).countPresent());
        int clone = handle(SystemCallNumber.FRAME_CLONE, handle, jobHandle, 0, 16 * PAGE);
        assertEquals(2, frame(clone).countPresent());
        assertEquals(0, call(SystemCallNumber.FRAME_DISCARD, handle, 8 * PAGE, PAGE));
        assertEquals(1, frame(handle).countPresent());
        assertEquals(2, frame(clone).countPresent(), "the clone has its own");
        assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, clone));
        assertEquals(0, call(SystemCallNumber.FRAME_RESIZE, handle, PAGE));
        assertEquals(0, frame(handle).countPresent());
    }

    @Test
    void rangesAreWholePagesInside() {
        int handle = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 4 * PAGE, 0);
        int source = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 4 * PAGE, 0);
        long[][] bad = {{1, PAGE}, {0, PAGE - 1}, {0, 0}, {0, 5 * PAGE}, {4 * PAGE, PAGE}, {PAGE, 4 * PAGE},
            {Long.MAX_VALUE - PAGE + 1, PAGE}, {PAGE, Long.MAX_VALUE - PAGE + 1}};
        for (long[] range : bad) {
            for (int number : new int[] {SystemCallNumber.FRAME_DISCARD, SystemCallNumber.FRAME_FAIL}) {
                assertEquals(-Status.BAD_ARGUMENT, call(number, handle, range[0], range[1]));
            }
            assertEquals(-Status.BAD_ARGUMENT,
                    call(SystemCallNumber.FRAME_CLONE, handle, jobHandle, range[0], range[1]));
            assertEquals(-Status.BAD_ARGUMENT,
                    call(SystemCallNumber.FRAME_SUPPLY, handle, 0, source, range[0], range[1]));
        }
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.FRAME_READ, handle, 4 * PAGE - 1, BUFFER, 2));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.FRAME_WRITE, handle, 0, BUFFER, 4 * PAGE + 1));
        assertEquals(0, call(SystemCallNumber.FRAME_READ, handle, 4 * PAGE, BUFFER, 0));
        assertEquals(4 * PAGE, call(SystemCallNumber.FRAME_READ, handle, 0, BUFFER, 4 * PAGE));
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.FRAME_FAIL, handle, 0, PAGE), "no pager's");
    }

    @Test
    void whatIsPhysical() {
        int root = token(ObjectType.PHYSICAL_ROOT);
        long device = 0xf_0000_0000L;
        int handle = handle(SystemCallNumber.FRAME_PHYSICAL, root, device, 2 * PAGE);
        int handles = process.countHandles();
        for (long[] bad : new long[][] {{device + 1, PAGE}, {device, PAGE + 1}, {device, 0}, {-PAGE, PAGE}, {0, PAGE},
            {(32 << 20) - PAGE, 2 * PAGE}, {1L << 52, PAGE}, {device, 1L << 52}}) {
            assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.FRAME_PHYSICAL, root, bad[0], bad[1]));
        }
        assertEquals(handles, process.countHandles());
        assertEquals(0, HandleTable.rights(process, handle) & Rights.EXECUTE, "devices hold no code");
        assertEquals(device + PAGE + 5, call(SystemCallNumber.FRAME_ADDRESS, handle, PAGE + 5));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.FRAME_ADDRESS, handle, 2 * PAGE));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.FRAME_ADDRESS, handle, -1));
        for (int number : new int[] {SystemCallNumber.FRAME_READ, SystemCallNumber.FRAME_WRITE}) {
            assertEquals(-Status.NOT_SUPPORTED, call(number, handle, 0, BUFFER, 8));
        }
        assertEquals(-Status.NOT_SUPPORTED, call(SystemCallNumber.FRAME_RESIZE, handle, PAGE));
        assertEquals(-Status.NOT_SUPPORTED, call(SystemCallNumber.FRAME_DISCARD, handle, 0, PAGE));
        assertEquals(-Status.NOT_SUPPORTED, call(SystemCallNumber.FRAME_CLONE, handle, jobHandle, 0, PAGE));
        int contiguous = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 3 * PAGE, 4);
        long first = call(SystemCallNumber.FRAME_ADDRESS, contiguous, 0);
        assertTrue(first > 0 && (first & PAGE - 1) == 0);
        assertEquals(first + 3 * PAGE - 1, call(SystemCallNumber.FRAME_ADDRESS, contiguous, 3 * PAGE - 1));
        int lazy = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 3 * PAGE, 0);
        assertEquals(-Status.NOT_SUPPORTED, call(SystemCallNumber.FRAME_ADDRESS, lazy, 0));
    }

    /** The kernel never touches a device for a user, and says so at once. */
    @Test
    @Timeout(20)
    void noCallTakesADeviceForMemory() {
        int root = token(ObjectType.PHYSICAL_ROOT);
        int device = handle(SystemCallNumber.FRAME_PHYSICAL, root, 0xf_0000_0000L, PAGE);
        long place = call(SystemCallNumber.VMEM_MAP, vmem, device, 0, 0, PAGE, MapFlags.READ | MapFlags.WRITE);
        assertTrue(place > 0);
        int frame = handle(SystemCallNumber.FRAME_CREATE, jobHandle, PAGE, 0);
        int log = token(ObjectType.LOG);
        long[][] calls = {{SystemCallNumber.LOG_WRITE, log, place, 1}, {SystemCallNumber.FRAME_READ, frame, 0, place, 8},
            {SystemCallNumber.FRAME_WRITE, frame, 0, place, 8}, {SystemCallNumber.PROCESS_CREATE, jobHandle, place, 3},
            {SystemCallNumber.FUTEX_WAIT, place, 0, 0, 1}, {SystemCallNumber.VMEM_QUERY, vmem, place, place},
            {SystemCallNumber.THREAD_SET_BUFFER, place}};
        for (long[] call : calls) {
            assertEquals(-Status.BAD_ADDRESS, call((int) call[0], Arrays.copyOfRange(call, 1, call.length)),
                    "call " + call[0]);
        }
    }

    /** How far one call came says nothing about another: least of all that pages are zeroed. */
    @Test
    void aCallsProgressIsNobodyElses() {
        for (long progress : new long[] {1, 3, PAGE}) {
            int block = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 3 * PAGE, 4);
            var frame = (Frame) HandleTable.object(process, block);
            Memory.fill(PhysicalMemory.direct(frame.page(0)), (byte) 7, 3 * PAGE);
            thread.setProgress(progress);
            long place = call(SystemCallNumber.VMEM_MAP, vmem, block, 0, 0, 3 * PAGE,
                    MapFlags.READ | MapFlags.POPULATE);
            for (int i = 0; i < 3; i++) {
                assertEquals(0, byteAt(place + i * PAGE), "page " + i + " after progress " + progress);
            }
        }
    }

    /** Between a mapping and the entry of its pages another thread may have put another Frame in its place. */
    @Test
    void pagesAreNotShownBeforeTheyAreZeroed() {
        int block = handle(SystemCallNumber.FRAME_CREATE, jobHandle, 3 * PAGE, 4);
        long place = call(SystemCallNumber.VMEM_MAP, vmem, block, 0, 0, 3 * PAGE, MapFlags.READ);
        process.vmem().show(place, 3 * PAGE);
        assertEquals(0, PageTable.translate(process.vmem().root(), place));
        assertEquals(Status.OK, process.vmem().fault(place, MapFlags.READ));
        process.vmem().show(place, 3 * PAGE);
        assertNotEquals(0, PageTable.translate(process.vmem().root(), place + 2 * PAGE));
    }

    /** Nothing stays reserved when a Frame is refused. */
    @Test
    void withoutBudgetNothingIsKept() {
        int poor = handle(SystemCallNumber.JOB_CREATE, jobHandle, 2 * PAGE, 1);
        long charged = job.chargedBytes();
        int handles = process.countHandles();
        assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.FRAME_CREATE, poor, 3 * PAGE, 4));
        assertEquals(charged, job.chargedBytes());
        assertEquals(handles, process.countHandles());
        while (call(SystemCallNumber.FRAME_CREATE, poor, PAGE, 0) > 0) {
            handles++;
        }
        int full = process.countHandles();
        for (int i = 0; i < 600; i++) {
            assertEquals(-Status.OUT_OF_QUOTA, call(SystemCallNumber.FRAME_CREATE, poor, PAGE, 0));
        }
        assertEquals(full, process.countHandles());
    }
}
