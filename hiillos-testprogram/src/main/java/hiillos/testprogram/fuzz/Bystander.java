package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.word.Memory;

/** A process that has nothing to do with the fuzzers: it checks its own memory and takes short naps, over and over. */
final class Bystander {
    private static final int BYTES = 256 << 10;
    private static final long NAP_NANOS = 1_000_000;

    private Bystander() {}

    /** The role. */
    static int run() {
        Board board = new Board(Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), Given.handle("board"), 0, 0, Board.BYTES,
                MapFlags.READ | MapFlags.WRITE));
        long frame = Call.of(SystemCallNumber.FRAME_CREATE, Given.job(), BYTES, 0);
        long memory = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, BYTES, MapFlags.READ | MapFlags.WRITE);
        RandomNumbers random = new RandomNumbers(42);
        for (int i = 0; i < BYTES; i += 8) {
            Memory.storeLong(memory + i, random.next());
        }
        long sum = sum(memory);
        while (true) {
            if (sum(memory) != sum) {
                board.corrupt();
            }
            board.round();
            Call.of(SystemCallNumber.THREAD_SLEEP, Call.of(SystemCallNumber.CLOCK_READ) + NAP_NANOS);
        }
    }

    private static long sum(long memory) {
        long sum = 1;
        for (int i = 0; i < BYTES; i += 8) {
            sum = sum * 31 + Memory.loadLong(memory + i);
        }
        return sum;
    }
}
