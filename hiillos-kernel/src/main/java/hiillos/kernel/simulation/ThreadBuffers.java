package hiillos.kernel.simulation;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.SystemCallNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * User memory that a thread needs to run on a JVM: its page for messages, and behind it room for copies of arrays whose addresses
 * it passes to system calls.
 */
final class ThreadBuffers {
    static final long BYTES = 16L << 20;

    private final HostedThread thread;
    private final long address;

    /** @param address where {@link #BYTES} of memory are mapped */
    ThreadBuffers(HostedThread thread, long address) {
        this.thread = thread;
        this.address = address;
        long status = thread.call(SystemCallNumber.THREAD_SET_BUFFER, address, 0, 0, 0, 0, 0);
        if (status < 0) {
            throw new AssertionError("the kernel refuses a page for messages: " + status);
        }
    }

    long ipcPage() {
        return address;
    }

    /** The end of room for the record of a fault: the end of what is there for arrays. */
    long faultStack() {
        return address + BYTES;
    }

    /** Begins a system call with arrays. */
    Loans lend() {
        return new Loans();
    }

    /** Copies of arrays for one system call. */
    final class Loans {
        private final List<Long> arrays = new ArrayList<>();
        private long end = address + IpcBuffer.BYTES;

        /** Copies an array, from an element's address on. Returns the address of the copy. */
        long lend(long element) {
            int length = length(element);
            if (end + length > address + BYTES) {
                throw new IllegalArgumentException("an array of more than 16 MiB was passed to a system call");
            }
            thread.memory().write(end, array(element), ArrayWindow.index(element), length);
            arrays.add(element);
            long copy = end;
            end += length;
            return copy;
        }

        private byte[] array(long element) {
            return thread.memory().arrays().array(element);
        }

        private int length(long element) {
            return array(element).length - ArrayWindow.index(element);
        }

        /** What the kernel has written comes to the arrays. */
        void end() {
            long copy = address + IpcBuffer.BYTES;
            for (long element : arrays) {
                int length = length(element);
                thread.memory().read(copy, array(element), ArrayWindow.index(element), length);
                copy += length;
            }
        }
    }
}
