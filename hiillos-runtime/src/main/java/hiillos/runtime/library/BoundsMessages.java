package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.List;

/** The messages of bounds checks, made without {@code String.format}. */
@TargetClass("jdk.internal.util.Preconditions")
final class BoundsMessages {
    private BoundsMessages() {}

    @Substitute
    private static String outOfBoundsMessage(String checkKind, List<? extends Number> arguments) {
        int count = arguments.size();
        if (checkKind.equals("checkIndex") && count == 2) {
            return "Index " + arguments.get(0) + " out of bounds for length " + arguments.get(1);
        }
        if (checkKind.equals("checkFromToIndex") && count == 3) {
            return "Range [" + arguments.get(0) + ", " + arguments.get(1) + ") out of bounds for length "
                    + arguments.get(2);
        }
        if (checkKind.equals("checkFromIndexSize") && count == 3) {
            return "Range [" + arguments.get(0) + ", " + arguments.get(0) + " + " + arguments.get(1)
                    + ") out of bounds for length " + arguments.get(2);
        }
        return "Range check failed: " + checkKind + " " + arguments;
    }
}
