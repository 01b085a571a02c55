package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** Memory that can be mapped. */
public final class Frame extends Handle {
    public Frame(int number) {
        super(number);
    }

    /** Bytes, a multiple of 4096. */
    public long sizeBytes() throws StatusException {
        return StatusException.check(SystemCalls.frameSize(number()));
    }
}
