package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** With one thread a parallel stream is a sequential one. */
@TargetClass("java.util.stream.AbstractPipeline")
final class SequentialStreams {
    private SequentialStreams() {}

    @Substitute
    public boolean isParallel() {
        return false;
    }
}
