package hiillos.testprogram.tests;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/** The assembly of {@code tests.s}. */
@AssemblyFile("tests.s")
final class TestCode {
    /** Bytes from one exception's code to the next. */
    static final int EXCEPTION_BYTES = 16;
    /** Bytes of what {@link #fill} and {@link #dump} write. */
    static final int DUMP_BYTES = 384;

    private TestCode() {}

    /** Runs code that faults or returns; 1 when it faulted. Needs {@link #faultEntry}. */
    @ExternalSymbol("hiillos_test_try")
    static native int tryCode(long code);

    @SymbolAddress("hiillos_test_fault_entry")
    static native long faultEntry();

    @SymbolAddress("hiillos_test_fault")
    private static native long fault();

    /** Vector of the last fault of {@link #tryCode}; -1 when there was none. */
    static long vector() {
        return Memory.loadLong(fault());
    }

    /** Error code of the last fault. */
    static long error() {
        return Memory.loadLong(fault() + 8);
    }

    /** Address of the last page fault. */
    static long address() {
        return Memory.loadLong(fault() + 16);
    }

    @SymbolAddress("hiillos_test_exceptions")
    static native long exceptions();

    /** Makes a system call with every register full of a pattern but {@code rdi}, and writes what they are afterwards. */
    @ExternalSymbol("hiillos_test_fill")
    static native void fill(long pattern, long dump, long number, long handle);

    /** The same with every register zero but {@code rdi}. */
    static void dump(long dump, long number, long handle) {
        fill(0, dump, number, handle);
    }

    /** A thread's code: counts at the address that is its argument. */
    @SymbolAddress("hiillos_test_counter")
    static native long counter();

    /** A thread's code: ends at once. */
    @SymbolAddress("hiillos_test_exit")
    static native long exit();
}
