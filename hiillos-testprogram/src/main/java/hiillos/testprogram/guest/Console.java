package hiillos.testprogram.guest;

import hiillos.abi.kernel.SystemCallNumber;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;

/** Lines in the kernel's log, each in one call, so that lines of several processes do not mix. */
public final class Console {
    private static final long ARRAY_BASE = 16;
    private static final int LONGEST = 4096;

    private Console() {}

    /** Writes a line. */
    public static void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += LONGEST) {
            Call.of(SystemCallNumber.LOG_WRITE, Given.log(), Memory.addressOf(bytes) + ARRAY_BASE + at,
                    Math.min(LONGEST, bytes.length - at));
        }
    }
}
