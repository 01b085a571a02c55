package hiillos.kernel.processor;

import hiillos.word.InlineAssembly;

/**
 * What one processor has of its own. All are made at build time; the first {@link #count} run the kernel.
 *
 * <p>Only the processor itself writes its fields, unless a field says which lock guards it.
 */
public final class Processor {
    /** More processors stay unused. */
    public static final int MAXIMUM = 64;

    private static final Processor[] ALL = new Processor[MAXIMUM];
    private static int count = 1;

    static {
        for (int i = 0; i < MAXIMUM; i++) {
            ALL[i] = new Processor(i);
        }
    }

    /** Index in the kernel's own counting; the one that booted is 0. */
    public final int number;

    private Processor(int number) {
        this.number = number;
    }

    /** The processor that runs this code. It never changes during one stay in the kernel. */
    @InlineAssembly(value = "movq %gs:32, $0", constraints = "=r", sideEffects = false)
    public static Processor current() {
        return ALL[SimulatedProcessors.installed().number()];
    }

    /** A processor by its number, below {@link #MAXIMUM}. */
    public static Processor of(int number) {
        return ALL[number];
    }

    /** How many processors run the kernel. */
    public static int count() {
        return count;
    }

    /** Another processor runs the kernel now. */
    public static void add() {
        count++;
    }
}
