package hiillos.rngd;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.Random;

/**
 * Dereferences null when it is asked for {@value #TRIGGER} bytes: with {@code crash=1} on the kernel's command line the system
 * shows that one server's death, with its Java trace, leaves the others alone.
 */
final class CrashingRandom implements Random {
    static final int TRIGGER = MAXIMUM_BYTES - 1;

    private final Random delegate;
    private final byte[] nothing = null;

    CrashingRandom(Random delegate) {
        this.delegate = delegate;
    }

    @Override
    public byte[] bytes(int count) throws StatusException {
        return count == TRIGGER ? crash() : delegate.bytes(count);
    }

    private byte[] crash() {
        return nothing.clone();
    }

    @Override
    public long word() throws StatusException {
        return delegate.word();
    }

    @Override
    public void stir(byte[] bytes) throws StatusException {
        delegate.stir(bytes);
    }
}
