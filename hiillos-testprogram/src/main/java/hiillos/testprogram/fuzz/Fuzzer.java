package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.SystemCall;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.Outcome;
import hiillos.runtime.os.UserPlatform;
import hiillos.runtime.thread.RawThread;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Given;
import hiillos.word.Memory;

/**
 * A process that makes random calls until it has made as many as it was told, or is gone: it may well end itself, unmap its own
 * code or wait for ever. The test that started it sees to the rest.
 *
 * <p>After every call: a failure must be one that the call's description names, and a call without a message keeps the registers.
 */
final class Fuzzer {
    private static final SystemCall[] CALLS = SystemCall.values();
    private static final int OWN_LIFE = 4096;
    private static final int WORD_REGISTERS = 5;
    private static final long BUFFER_BYTES = 4096;

    private final RandomNumbers random;
    private final Handles handles;
    private final Values values;
    private final long buffer;
    private final Board board;
    private final Call call = new Call();
    private final long[] arguments = new long[6];
    private final long[] words = new long[WORD_REGISTERS];
    private final boolean[] absent = new boolean[CALLS.length];
    private final int only = (int) Given.value("call", -1);

    /** The handles are those of all threads: one closes what another one uses. */
    private Fuzzer(Board board, RandomNumbers random, Handles handles, long buffer) {
        this.board = board;
        this.random = random;
        this.handles = handles;
        this.values = new Values(random, handles);
        this.buffer = buffer;
    }

    /** The role. */
    static int run() {
        int frame = Given.handle("board");
        long at = Call.of(SystemCallNumber.VMEM_MAP, Given.vmem(), frame, 0, 0, Board.BYTES, MapFlags.READ | MapFlags.WRITE);
        Call.of(SystemCallNumber.HANDLE_CLOSE, frame);
        Board board = new Board(at);
        RandomNumbers random = new RandomNumbers(Given.value("seed", 1));
        Handles handles = new Handles(random);
        Fuzzer first = new Fuzzer(board, random, handles, Values.ARENA);
        Fuzzer second = new Fuzzer(board, new RandomNumbers(random.next()), handles, Values.ARENA + BUFFER_BYTES);
        first.prepare();
        if (Given.value("threads", 1) > 1) {
            RawThread.start(second::loop, RawThread.DEFAULT_STACK_BYTES, FuzzTests.PRIORITY);
        }
        first.loop();
        return 0;
    }

    private void loop() {
        Call.of(SystemCallNumber.THREAD_SET_BUFFER, buffer);
        long calls = Given.value("calls", 0);
        while (board.calls() < calls) {
            step();
        }
    }

    /** Memory to play with; every handle of the start block is known, those to itself with few rights. */
    private void prepare() {
        int job = Given.job();
        int vmem = Given.vmem();
        long frame = Call.of(SystemCallNumber.FRAME_CREATE, job, Values.ARENA_BYTES, 0);
        Call.of(SystemCallNumber.VMEM_MAP, vmem, frame, Values.ARENA, 0, Values.ARENA_BYTES, MapFlags.READ | MapFlags.WRITE);
        Call.of(SystemCallNumber.VMEM_MAP, vmem, frame, Values.READ_ONLY, 0, 4096, MapFlags.READ);
        long block = UserPlatform.startBlock();
        for (int i = 0; i < StartBlock.countEntries(block); i++) {
            long entry = StartBlock.entry(block, i);
            int handle = StartBlock.entryHandle(entry);
            if (handle == 0 || StartBlock.entryNameIs(entry, "board")) {
                continue;
            }
            boolean own = StartBlock.entryNameIs(entry, "self.process") || StartBlock.entryNameIs(entry, "self.thread")
                    || StartBlock.entryNameIs(entry, "job") || StartBlock.entryNameIs(entry, "log");
            if (own && !random.once(4)) {
                handle = (int) Call.of(SystemCallNumber.HANDLE_DUPLICATE, handle,
                        Rights.ALL & ~Rights.MANAGE & ~Rights.WRITE);
            }
            handles.add(handle);
        }
        Call.of(SystemCallNumber.HANDLE_CLOSE, Given.log());
    }

    private void step() {
        int number = only >= 0 ? only : random.below(CALLS.length);
        if (absent[number] || only < 0 && isLeftOut(number)) {
            return;
        }
        long wide = number;
        if (random.once(512)) {
            wide = random.once(2) ? random.next() : CALLS.length + random.below(64);
        }
        SystemCall described = CALLS[number];
        int count = described.countArguments();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < count ? values.of(described.argument(i)) : random.once(4) ? random.next() : 0;
        }
        if (described.hasMessage()) {
            arguments[1] = number == SystemCallNumber.IPC_REPLY ? values.of(described.argument(0)) : arguments[1];
            arguments[4] = values.messageDeadline();
            fillBuffer();
        }
        call.with(arguments);
        for (int i = 1; i <= WORD_REGISTERS; i++) {
            words[i - 1] = random.next() >> random.below(64);
            call.word(i, words[i - 1]);
        }
        board.begins(number);
        long result = call.go(wide);
        board.made(result >= 0);
        if (wide != number) {
            if (result != -Status.BAD_SYSTEM_CALL && (wide < 0 || wide >= CALLS.length)) {
                board.find(Board.UNDOCUMENTED, number, result);
            }
            return;
        }
        if (result == -Status.BAD_SYSTEM_CALL) {
            absent[number] = true;
            board.find(Board.ABSENT, number, result);
            return;
        }
        check(described, result);
        if (result > 0 && described.outcome().kind() == Outcome.Kind.HANDLE) {
            handles.add((int) result);
        }
        if (described.hasMessage() && result == 0) {
            takeHandles();
        }
    }

    /** What would end or stop the fuzzer itself comes seldom. */
    private boolean isLeftOut(int number) {
        return switch (number) {
            case SystemCallNumber.THREAD_EXIT, SystemCallNumber.PROCESS_EXIT, SystemCallNumber.THREAD_SET_POINTER ->
                    !random.once(OWN_LIFE);
            case SystemCallNumber.THREAD_SUSPEND, SystemCallNumber.PROCESS_SUSPEND,
                    SystemCallNumber.THREAD_START, SystemCallNumber.PROCESS_KILL, SystemCallNumber.THREAD_KILL,
                    SystemCallNumber.JOB_KILL -> !random.once(16);
            default -> false;
        };
    }

    /** Handles to send, some of them to move. */
    private void fillBuffer() {
        for (int i = 0; i < 16; i++) {
            Memory.storeInt(buffer + 8L * i, handles.pick(0));
            Memory.storeInt(buffer + 8L * i + 4, (int) random.next() & (random.once(4) ? -1 : Rights.ALL));
        }
    }

    /** Handles that came. */
    private void takeHandles() {
        int count = Math.min(16, (int) (call.header() >>> 40) & 0xff);
        for (int i = 0; i < count; i++) {
            handles.add(Memory.loadInt(buffer + 8L * i));
        }
    }

    private void check(SystemCall described, long result) {
        if (result < 0 && !described.mayFailWith((int) -result) && result >= Integer.MIN_VALUE
                || result < Integer.MIN_VALUE) {
            board.find(Board.UNDOCUMENTED, described.number(), result);
        }
        if (described.hasMessage() || described.number() == SystemCallNumber.FAULT_RESUME) {
            return;
        }
        boolean kept = described.outcome().maySwitch() || call.badge() == arguments[0] && call.header() == arguments[1]
                && (described.outcome().second() != null || call.second() == arguments[2])
                && call.spare(0) == arguments[3] && call.spare(1) == arguments[5];
        for (int i = 1; i <= WORD_REGISTERS; i++) {
            kept &= call.word(i) == words[i - 1];
        }
        if (!kept) {
            board.find(Board.REGISTER_LOST, described.number(), result);
        }
    }
}
