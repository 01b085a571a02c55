package hiillos.outputd;

import hiillos.abi.Log;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemInformation;

/** The kernel's log as a source of text. */
final class KernelLog implements LogFeed.Source {
    private static final int PART_BYTES = 4096;
    private static final LogFeed.Part NOTHING = new LogFeed.Part(new byte[0], 0);

    private final Log log;

    KernelLog(Log log) {
        this.log = log;
    }

    @Override
    public LogFeed.Part read(long position) {
        try {
            Log.Part part = log.read(position, PART_BYTES);
            return new LogFeed.Part(part.bytes(), part.next());
        } catch (StatusException failure) {
            // Without the right to read it there is no log to show.
            return NOTHING;
        }
    }

    @Override
    public long handedOverAt() {
        try {
            return Log.number(log.information(SystemInformation.GENERAL), SystemInformation.LOG_HANDED_OVER);
        } catch (StatusException failure) {
            return 0;
        }
    }
}
