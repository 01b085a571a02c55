package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** What was null is not recorded in compiled code. */
@TargetClass("java.lang.NullPointerException")
final class NullPointerMessage {
    private NullPointerMessage() {}

    @Substitute
    private String getExtendedNPEMessage() {
        return null;
    }
}
