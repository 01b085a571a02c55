package hiillos.kernel;

import hiillos.kernel.capability.Job;
import hiillos.word.AlwaysInline;
import hiillos.word.NeverInline;

/** The deliberate panic of {@code panic=test}: a null dereference three calls deep, the middle one inlined. */
final class PanicTest {
    /** Never set. */
    private static Job nothing;

    private PanicTest() {}

    @NeverInline(reason = "the trace shows it as a frame of its own")
    static long outer() {
        return middle() + 1;
    }

    @AlwaysInline(reason = "the trace must show inlined frames")
    private static long middle() {
        return inner() + 1;
    }

    @NeverInline(reason = "the trace shows it as a frame of its own")
    private static long inner() {
        return nothing.chargedBytes();
    }
}
