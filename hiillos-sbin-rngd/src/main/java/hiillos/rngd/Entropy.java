package hiillos.rngd;

import hiillos.abi.Clock;
import hiillos.word.InlineAssembly;
import java.util.function.LongSupplier;

/**
 * Words that are hard to guess: RDSEED and RDRAND of the processor, if it has them, and the jitter of the time-stamp counter
 * over a walk through memory, mixed. One good source is enough. On a JVM there is the jitter alone.
 */
final class Entropy implements LongSupplier {
    private static final int RDRAND = 1 << 30;
    private static final int RDSEED = 1 << 18;
    private static final int TRIES = 10;
    private static final int SAMPLES = 64;
    private static final int WALK = 1024;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final boolean hasRandom;
    private final boolean hasSeed;
    private final int[] memory = new int[WALK];
    private int place;

    Entropy() {
        hasRandom = (features1() & RDRAND) != 0;
        hasSeed = highestLeaf() >= 7 && (features7() & RDSEED) != 0;
    }

    @InlineAssembly(value = "xorl %eax, %eax; cpuid", constraints = "={eax},~{ebx},~{ecx},~{edx}")
    private static int highestLeaf() {
        return 0;
    }

    @InlineAssembly(value = "movl $$1, %eax; xorl %ecx, %ecx; cpuid", constraints = "={ecx},~{eax},~{ebx},~{edx}")
    private static int features1() {
        return 0;
    }

    @InlineAssembly(value = "movl $$7, %eax; xorl %ecx, %ecx; cpuid", constraints = "={ebx},~{eax},~{ecx},~{edx}")
    private static int features7() {
        return 0;
    }

    /** 0 when the processor has none ready. */
    @InlineAssembly(value = "rdrand %rax; jc 1f; xorl %eax, %eax; 1:", constraints = "={rax},~{flags}")
    private static long rdrand() {
        return 0;
    }

    /** 0 when the processor has none ready. */
    @InlineAssembly(value = "rdseed %rax; jc 1f; xorl %eax, %eax; 1:", constraints = "={rax},~{flags}")
    private static long rdseed() {
        return 0;
    }

    @Override
    public long getAsLong() {
        long word = jitter();
        if (hasSeed) {
            word ^= first(true);
        }
        if (hasRandom) {
            word ^= Long.rotateLeft(first(false), 17);
        }
        return word;
    }

    private static long first(boolean seed) {
        long word = 0;
        for (int i = 0; i < TRIES && word == 0; i++) {
            word = seed ? rdseed() : rdrand();
        }
        return word;
    }

    /** The lowest bits of how long small walks through memory take. */
    private long jitter() {
        long word = Clock.nanos();
        long before = Clock.timeStamp();
        for (int i = 0; i < SAMPLES; i++) {
            place = place * 5 + memory[place & WALK - 1] + 1;
            memory[place & WALK - 1] += (int) before;
            long now = Clock.timeStamp();
            word = (Long.rotateLeft(word, 1) ^ now - before) * MULTIPLIER;
            before = now;
        }
        return word ^ word >>> 31;
    }
}
