package hiillos.kernel;

import hiillos.kernel.arch.amd64.Colours;

/** The line that a processor is writing: it goes out as a whole, so that lines of several processors do not mix. */
public final class LogLine {
    /** Longer lines go out in pieces. */
    private static final int BYTES = 160;

    final byte[] bytes = new byte[BYTES];
    int count;
    /** One of {@link Colours}. */
    int colour = Colours.PLAIN;
}
