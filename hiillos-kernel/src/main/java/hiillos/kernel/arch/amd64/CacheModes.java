package hiillos.kernel.arch.amd64;

/**
 * The six cache modes that page table entries can ask for, by three bits (SDM volume 3, 12.12). A mode's number in
 * {@link hiillos.abi.kernel.MapFlags} is its index here.
 *
 * <pre>
 * 0 write back  1 write through  2 uncached unless combining  3 uncached  4 write combining  5 write protected  6 = 2  7 = 3
 * </pre>
 *
 * The first four are the processor's own after a reset, so entries made before the register is written mean the same after.
 */
public final class CacheModes {
    private static final int PAT = 0x277;
    private static final long MODES = 0x00_07_05_01_00_07_04_06L;

    /** Modes that there are. */
    public static final int COUNT = 6;

    private CacheModes() {}

    /** Whether the current processor has them. */
    public static boolean isProgrammed() {
        return Machine.readModelRegister(PAT) == MODES;
    }

    /** Programs the current processor. On every processor, before it runs user code. */
    public static void initialize() {
        Machine.writeModelRegister(PAT, MODES);
    }
}
