package hiillos.boot.bios;

import hiillos.boot.Faults;
import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * Software interrupts of the BIOS, called from 64-bit code: the processor goes back to real mode for each.
 *
 * <pre>
 * registers:  0 edi | 4 esi | 8 ebp | 12 - | 16 ebx | 20 edx | 24 ecx | 28 eax
 *            32 u16 es before, flags after | 34 u16 ds before
 * </pre>
 */
@AssemblyFile("bios.s")
final class BiosCall {
    private static final int EDI = 0;
    private static final int ESI = 4;
    private static final int EBX = 16;
    private static final int EDX = 20;
    private static final int ECX = 24;
    private static final int EAX = 28;
    private static final int ES = 32;
    private static final int DS = 34;
    private static final int BYTES = 36;
    private static final int CARRY = 1;

    private BiosCall() {}

    /** Sets all registers to zero. */
    static void clear() {
        Memory.fill(registers(), (byte) 0, BYTES);
    }

    static void setEax(int value) {
        Memory.storeInt(registers() + EAX, value);
    }

    static void setEbx(int value) {
        Memory.storeInt(registers() + EBX, value);
    }

    static void setEcx(int value) {
        Memory.storeInt(registers() + ECX, value);
    }

    static void setEdx(int value) {
        Memory.storeInt(registers() + EDX, value);
    }

    /** Points es:di to an address below 1 MiB. */
    static void setEsDi(long address) {
        Memory.storeShort(registers() + ES, (short) (address >>> 4));
        Memory.storeInt(registers() + EDI, (int) address & 15);
    }

    /** Points ds:si to an address below 1 MiB. */
    static void setDsSi(long address) {
        Memory.storeShort(registers() + DS, (short) (address >>> 4));
        Memory.storeInt(registers() + ESI, (int) address & 15);
    }

    /** Calls the interrupt; afterwards the registers are what it left. */
    static void interrupt(int number) {
        call(number);
        Faults.load();
    }

    static int eax() {
        return Memory.loadInt(registers() + EAX);
    }

    static int ebx() {
        return Memory.loadInt(registers() + EBX);
    }

    static int ecx() {
        return Memory.loadInt(registers() + ECX);
    }

    /** Whether the interrupt came back with the carry flag set. */
    static boolean failed() {
        return (Memory.loadShort(registers() + ES) & CARRY) != 0;
    }

    @ExternalSymbol("hiillos_bios_interrupt")
    private static native void call(int number);

    @SymbolAddress("hiillos_bios_registers")
    private static native long registers();
}
