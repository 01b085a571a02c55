package hiillos.runtime.os;

import hiillos.word.AssemblyFile;
import hiillos.word.SymbolAddress;

/** Where threads of profile {@code user} begin; apart, as it needs {@code JavaThreads}, which not every program has. */
@AssemblyFile("user-threads.s")
final class UserThreadEntry {
    private UserThreadEntry() {}

    @SymbolAddress("hiillos_java_thread_entry")
    static native long entry();
}
