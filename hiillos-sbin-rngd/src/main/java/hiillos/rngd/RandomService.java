package hiillos.rngd;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.Random;

/** The protocol of random numbers. */
final class RandomService implements Random {
    private final Generator generator;

    RandomService(Generator generator) {
        this.generator = generator;
    }

    @Override
    public byte[] bytes(int count) throws StatusException {
        if (count < 0 || count > MAXIMUM_BYTES) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        byte[] bytes = new byte[count];
        generator.fill(bytes);
        return bytes;
    }

    @Override
    public long word() {
        byte[] bytes = new byte[Long.BYTES];
        generator.fill(bytes);
        long word = 0;
        for (byte each : bytes) {
            word = word << 8 | each & 0xff;
        }
        return word;
    }

    @Override
    public void stir(byte[] bytes) {
        generator.stir(bytes);
    }
}
