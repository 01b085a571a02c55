package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;
import java.nio.charset.StandardCharsets;

/** The kernel's log: serial line and screen. */
public final class Log extends Handle {
    private static final int MAXIMUM_BYTES = 4096;

    public Log(int number) {
        super(number);
    }

    /** Writes the text and a line end, at once if it has at most 4095 bytes. Errors of a log are not reported. */
    public void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += MAXIMUM_BYTES) {
            SystemCalls.logWrite(number(), RawBytes.address(bytes, at), Math.min(MAXIMUM_BYTES, bytes.length - at));
        }
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Log duplicate(int rights) throws StatusException {
        return new Log(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Log duplicate() throws StatusException {
        return new Log(duplicateNumber());
    }
}
