package hiillos.boot;

import hiillos.boot.machine.Processor;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * Processor exceptions in a loader that owns the machine (BIOS, PVH): one sentence instead of a reset. UEFI has handlers of
 * its own.
 *
 * <pre>
 * gate: 0 u16 offset 15..0 | 2 u16 segment | 4 u16 0x8e00 (interrupt gate) | 6 u16 offset 31..16
 *       8 u32 offset 63..32 | 12 0
 * </pre>
 */
@AssemblyFile("faults.s")
public final class Faults {
    private static final int VECTORS = 32;
    private static final int GATE_BYTES = 16;
    private static final long POINTER_OFFSET = VECTORS * GATE_BYTES;
    private static final int INTERRUPT_GATE = 0x8e00;
    /** The selector of 64-bit code in the segment tables of bios.s and pvh.s. */
    private static final int CODE_SEGMENT = 8;

    private Faults() {}

    /** Fills the interrupt table and makes it the processor's. */
    public static void initialize() {
        long handler = handler();
        for (int vector = 0; vector < VECTORS; vector++) {
            long gate = table() + vector * (long) GATE_BYTES;
            Memory.storeInt(gate, (int) (handler & 0xffff) | CODE_SEGMENT << 16);
            Memory.storeInt(gate + 4, INTERRUPT_GATE | (int) handler & 0xffff_0000);
            Memory.storeInt(gate + 8, (int) (handler >>> 32));
        }
        Memory.storeShort(table() + POINTER_OFFSET, (short) (VECTORS * GATE_BYTES - 1));
        Memory.storeLong(table() + POINTER_OFFSET + 2, table());
        load();
    }

    /** Makes the table the processor's again, after the BIOS has had its own. */
    public static void load() {
        Processor.loadInterruptTable(table() + POINTER_OFFSET);
    }

    @EntryPoint("hiillos_fault_main")
    static void main() {
        Console.stop("internal error: processor exception.");
    }

    @SymbolAddress("hiillos_fault")
    private static native long handler();

    @SymbolAddress("hiillos_fault_table")
    private static native long table();
}
