package hiillos.testprogram.sdk;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** An object behind a capability. */
@Protocol
public interface Counter extends AutoCloseable {
    /** Adds and returns the sum. */
    int add(int number) throws StatusException;

    @Override
    void close();
}
