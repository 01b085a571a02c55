package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** Random bytes that nobody can predict. */
@Protocol
public interface Random {
    /** The most bytes of one call. */
    int MAXIMUM_BYTES = 1024;

    /** @throws StatusException {@code BAD_ARGUMENT}: negative or more than {@link #MAXIMUM_BYTES} */
    byte[] bytes(int count) throws StatusException;

    /** A random word. */
    long word() throws StatusException;

    /** Mixes bytes in; it can only help. */
    void stir(byte[] bytes) throws StatusException;
}
