package hiillos.bench.guest;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.SymbolAddress;

/** The assembly of {@code bench.s}. */
@AssemblyFile("bench.s")
final class BenchCode {
    private BenchCode() {}

    /** Runs {@code count} instructions that fault and are skipped by {@link #faultEntry}. */
    @ExternalSymbol("hiillos_bench_faults")
    static native void faults(int count);

    @SymbolAddress("hiillos_bench_fault_entry")
    static native long faultEntry();

    /** Sets MXCSR. */
    @ExternalSymbol("hiillos_bench_set_controls")
    static native void setControls(int value);

    /** A thread's code: ends at once. */
    @SymbolAddress("hiillos_bench_thread_exit")
    static native long threadExit();

    /** A thread's code: yields for ever. */
    @SymbolAddress("hiillos_bench_thread_yield")
    static native long threadYield();

    /** A thread's code: sleeps for ever. */
    @SymbolAddress("hiillos_bench_thread_sleep")
    static native long threadSleep();
}
