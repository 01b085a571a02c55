package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.Argument;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;

/** Values for the arguments of a call: mostly good ones, edges, and all kinds of bad ones. */
final class Values {
    /** Where the fuzzer's own memory lies that calls may write to: readable and writable, then a hole, then read only. */
    static final long ARENA = 0x2000_0000_0000L;
    static final long ARENA_BYTES = 64 << 10;
    static final long READ_ONLY = ARENA + (1 << 20);
    /** Where calls may map and unmap. */
    static final long PLAYGROUND = 0x2100_0000_0000L;

    private static final long USER_END = 0x7fff_ffff_f000L;
    private static final long DEADLINE_BIT = 1L << 48;

    private final RandomNumbers random;
    private final Handles handles;
    private long nowNanos;

    Values(RandomNumbers random, Handles handles) {
        this.random = random;
        this.handles = handles;
    }

    /** A value for an argument. */
    long of(Argument argument) {
        if (random.once(64)) {
            return random.next() >> random.below(64);
        }
        return switch (argument.kind()) {
            case HANDLE -> argument.optional() && random.once(4) ? 0 : handles.pick(argument.type())
                    | (random.once(16) ? random.next() << 32 : 0);
            case RIGHTS -> random.once(2) ? Rights.SAME : random.next() & 0xfff;
            case CODE -> (int) random.next();
            case NUMBER -> number(argument);
            case FLAGS -> random.next() & argument.maximum() | (random.once(16) ? 1L << random.below(64) : 0);
            case ADDRESS -> address(argument.optional());
            case INPUT, OUTPUT -> memory();
            case DEADLINE -> deadline();
            case MESSAGE -> header();
        };
    }

    private long number(Argument argument) {
        long least = argument.minimum();
        long most = argument.maximum();
        return switch (random.below(10)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least - 1;
            case 3 -> most + 1;
            case 4 -> random.below(64);
            case 5, 6 -> (long) random.below(64) << 12;
            case 7 -> 1L << random.below(64);
            case 8 -> -random.below(4096);
            default -> most == Long.MAX_VALUE ? random.below(1 << 16) : least + (random.next() >>> 1) % (most - least + 1);
        };
    }

    private long address(boolean optional) {
        return switch (random.below(8)) {
            case 0 -> optional ? 0 : bad();
            case 1 -> bad();
            case 2 -> ARENA + ((long) random.below(16) << 12);
            default -> PLAYGROUND + ((long) random.below(128) << 12);
        };
    }

    /** An address that the kernel will read or write at. */
    private long memory() {
        return switch (random.below(16)) {
            case 0 -> bad();
            case 1 -> READ_ONLY + random.below(4096);
            case 2 -> ARENA + ARENA_BYTES - random.below(32);
            case 3 -> ARENA + random.below((int) ARENA_BYTES);
            case 4 -> PLAYGROUND + ((long) random.below(128) << 12);
            default -> ARENA + ((long) random.below((int) ARENA_BYTES >>> 4) << 4);
        };
    }

    /** Null, the first pages, behind the end, not canonical, the kernel's, the direct map, and those that wrap. */
    private long bad() {
        return switch (random.below(9)) {
            case 0 -> 0;
            case 1 -> random.below(1 << 16);
            case 2 -> USER_END - random.below(64);
            case 3 -> USER_END + ((long) random.below(4) << 12);
            case 4 -> 0x8000_0000_0000L + (random.next() >>> 20);
            case 5 -> 0xffff_ffff_8020_0000L + random.below(1 << 20);
            case 6 -> 0xffff_8000_0000_0000L + (random.next() >>> 36);
            case 7 -> -random.below(4096);
            default -> ARENA + ARENA_BYTES + random.below(1 << 16);
        };
    }

    private long deadline() {
        if (random.once(8) || nowNanos == 0) {
            nowNanos = Call.of(SystemCallNumber.CLOCK_READ);
        }
        return switch (random.below(8)) {
            case 0, 1, 2, 3 -> 0;
            case 4 -> nowNanos - random.below(1 << 20);
            default -> nowNanos + random.below(100_000);
        };
    }

    /** A header; the arguments behind it are the words, and its deadline. */
    private long header() {
        long header = random.next() & 0xffff_ffffL | (long) random.below(8) << 32 | DEADLINE_BIT;
        if (random.once(4)) {
            header |= (long) random.below(256) << 32;
        }
        if (random.once(4)) {
            header |= (long) random.below(18) << 40;
        }
        return random.once(32) ? header ^ 1L << random.below(64) : header;
    }

    /** A deadline for a message. */
    long messageDeadline() {
        return deadline();
    }
}
