package hiillos.posix.server;

import hiillos.abi.Environment;
import hiillos.abi.Log;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemInformation;
import hiillos.posix.Errno;
import hiillos.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What the kernel says of the machine. */
final class Machine {
    private static final int PART_BYTES = 4096;

    private Machine() {}

    private static Log kernel(Environment environment) throws PosixException {
        if (!environment.has("log")) {
            throw new PosixException(Errno.EPERM);
        }
        return environment.log();
    }

    static long[] memory(Environment environment) throws PosixException {
        try {
            byte[] record = kernel(environment).information(SystemInformation.GENERAL);
            return new long[] {Log.number(record, SystemInformation.MEMORY_TOTAL),
                Log.number(record, SystemInformation.MEMORY_FREE)};
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    static String log(Environment environment) throws PosixException {
        Log log = kernel(environment);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            long position = Log.number(log.information(SystemInformation.GENERAL), SystemInformation.LOG_OLDEST);
            for (Log.Part part = log.read(position, PART_BYTES); part.bytes().length > 0;
                    part = log.read(part.next(), PART_BYTES)) {
                text.write(part.bytes(), 0, part.bytes().length);
            }
        } catch (StatusException error) {
            throw Translation.error(error);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
