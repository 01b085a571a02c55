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

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Frame duplicate(int rights) throws StatusException {
        return new Frame(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Frame duplicate() throws StatusException {
        return new Frame(duplicateNumber());
    }
}
