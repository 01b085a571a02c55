package hiillos.bench.guest;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** What the benchmark of the SDK calls. */
@Protocol
public interface Echo {
    /** Two numbers and a text there, a number back. */
    int weigh(int first, int second, String text) throws StatusException;
}
