package hiillos.bin.sh;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;

/** Text to descriptors, at once. */
final class Messages {
    private Messages() {}

    /** Prints; nobody is told if that fails. */
    static void print(int descriptor, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Posix.writeFully(descriptor, bytes, 0, bytes.length);
        } catch (PosixException ignored) {
            // A shell without standard error has nobody to tell.
        }
    }

    /** What is said when a command needs more memory or stack than there is. */
    static String exhausted(VirtualMachineError error) {
        return error instanceof StackOverflowError ? "the command is nested too deeply" : "there is not enough memory for the command";
    }
}
