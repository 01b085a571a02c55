package hiillos.runtime.os;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.StartBlock;

/**
 * Servers that the runtime itself asks, through what the process's maker gave it: {@code fd.0}, {@code fd.1} and {@code fd.2} of
 * protocol {@code hiillos.abi.protocol.File}, {@code time} and {@code random} of those called so. Without any of them a program
 * does with what the kernel has.
 */
final class GivenServices {
    // Numbers of operations: their places in the protocols' interfaces.
    private static final int FILE_READ = 1;
    private static final int FILE_WRITE = 2;
    private static final int TIME_OFFSET = 1;
    private static final int RANDOM_BYTES = 1;

    /** The most bytes of one call of either protocol. */
    private static final long MOST_BYTES = 1024;
    private static final long BAD_ANSWER = -1;
    /** The date may be set meanwhile, but is not asked for more often. */
    private static final long DATE_HOLDS_NANOS = 1_000_000_000L;

    /** A handle is asked for when it is needed first. */
    private static final int UNKNOWN = -1;

    private static int input = UNKNOWN;
    private static int output = UNKNOWN;
    private static int errors = UNKNOWN;
    private static int time = UNKNOWN;
    private static int random = UNKNOWN;
    private static long dateOffset;
    private static long dateAskedAt;
    private static boolean isDateKnown;

    private GivenServices() {}

    /** A handle, 0 if none was given. Servers have Receivers under such names. */
    private static int sender(String name) {
        long entry = StartBlock.find(UserPlatform.startBlock(), name);
        return entry == 0 || StartBlock.entryType(entry) != ObjectType.SENDER ? 0 : StartBlock.entryHandle(entry);
    }

    private static int file(int descriptor) {
        switch (descriptor) {
            case 0:
                return input != UNKNOWN ? input : (input = sender("fd.0"));
            case 1:
                return output != UNKNOWN ? output : (output = sender("fd.1"));
            default:
                return errors != UNKNOWN ? errors : (errors = sender("fd.2"));
        }
    }

    private static int time() {
        return time != UNKNOWN ? time : (time = sender("time"));
    }

    private static int random() {
        return random != UNKNOWN ? random : (random = sender("random"));
    }

    /** Whether there is a file for a descriptor from 0 to 2. */
    static boolean hasFile(int descriptor) {
        return file(descriptor) != 0;
    }

    /** Returns how many bytes were written, at least one unless there are none; negative: an error. */
    static long write(int descriptor, long address, long countBytes) {
        long bytes = Math.min(countBytes, Math.min(MOST_BYTES, ServiceCall.capacity(0)));
        int words = ServiceCall.putBytes(0, address, bytes);
        long status = ServiceCall.call(file(descriptor), FILE_WRITE, words, 1, 0);
        if (status != 0) {
            return status;
        }
        long written = ServiceCall.get(0);
        return written < 0 || written > bytes ? BAD_ANSWER : written;
    }

    /** Returns how many bytes were read, 0 at the end; negative: an error. */
    static long read(long address, long countBytes) {
        ServiceCall.put(0, Math.min(countBytes, Math.min(MOST_BYTES, ServiceCall.capacity(0))));
        return bytes(file(0), FILE_READ, address, countBytes);
    }

    /** Calls with one word that is put already; the result is bytes. */
    private static long bytes(int server, int operation, long address, long mostBytes) {
        long status = ServiceCall.call(server, operation, 1, 1, 0);
        if (status != 0) {
            return status;
        }
        long count = ServiceCall.get(0);
        if (count < 0 || count > Math.min(mostBytes, ServiceCall.capacity(0))) {
            return BAD_ANSWER;
        }
        ServiceCall.getBytes(0, address, count);
        return count;
    }

    /** What to add to the monotonic clock for nanoseconds since 1970; 0 if nobody knows. @param now of the monotonic clock */
    static long dateOffsetNanos(long now) {
        if (time() != 0 && (!isDateKnown || now - dateAskedAt > DATE_HOLDS_NANOS)) {
            if (ServiceCall.call(time(), TIME_OFFSET, 0, 1, now + DATE_HOLDS_NANOS) == 0) {
                dateOffset = ServiceCall.get(0);
            }
            dateAskedAt = now;
            isDateKnown = true;
        }
        return dateOffset;
    }

    /** Fills at most 256 bytes; false if there is nobody who could. */
    static boolean fillRandom(long address, long countBytes) {
        if (random() == 0) {
            return false;
        }
        ServiceCall.put(0, countBytes);
        return bytes(random(), RANDOM_BYTES, address, countBytes) == countBytes;
    }
}
