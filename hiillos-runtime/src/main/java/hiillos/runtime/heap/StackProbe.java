package hiillos.runtime.heap;

import hiillos.word.InlineAssembly;

/** Asks early whether there is room on the stack for a collection, while nothing is locked. */
final class StackProbe {
    private StackProbe() {}

    /** Touches the stack 24 KiB below: if that is its end, {@link StackOverflowError} comes from here. */
    @InlineAssembly(value = "testb $$0, -24576(%rsp)", constraints = "~{dirflag},~{fpsr},~{flags}", unwinds = true)
    static native void touch();
}
