package hiillos.root;

import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemCalls;
import hiillos.launch.Bytes;
import hiillos.launch.LaunchException;

/** A Frame that grows when it is written; not mapped, so that no page of it is brought by a fault. */
final class FrameTarget implements ImageBuilder.Target {
    private static final long FIRST_BYTES = 16L << 20;

    private final Frame frame;
    private long countBytes = FIRST_BYTES;

    FrameTarget(Job job) throws StatusException {
        frame = job.frame(FIRST_BYTES);
    }

    @Override
    public void write(long offset, byte[] source, int length) {
        try {
            while (offset + length > countBytes) {
                resize(2 * countBytes);
            }
            Bytes.write(frame, offset, source, length);
        } catch (StatusException failure) {
            throw new LaunchException("there is no memory for the initfs: " + failure.getMessage());
        }
    }

    private void resize(long bytes) throws StatusException {
        StatusException.check(SystemCalls.frameResize(frame.number(), bytes));
        countBytes = bytes;
    }

    /** Nothing more is written. */
    void finish(long bytes) throws StatusException {
        resize(bytes + 4095 & -4096);
    }

    Frame frame() {
        return frame;
    }
}
