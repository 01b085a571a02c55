package hiillos.testprogram.sdk;

import hiillos.abi.Frame;
import hiillos.abi.Nullable;
import hiillos.abi.OneWay;
import hiillos.abi.Protocol;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;

/** A protocol with capabilities. */
@Protocol
public interface Shop {
    /** Makes an object. @throws StatusException {@code NOT_FOUND}: the name is empty */
    Counter open(String name) throws StatusException;

    /** How many objects were closed. */
    int countClosed() throws StatusException;

    /** The size of a Frame, which the server closes. */
    long measure(Frame frame) throws StatusException;

    /** A new Frame. */
    Frame make(int countBytes) throws StatusException;

    /** Whether the counter is one of this server's own objects; null is none. */
    boolean isOwn(@Nullable Counter counter) throws StatusException;

    /** The bytes and the capabilities back. */
    Parcel carry(Parcel parcel) throws StatusException;

    /** Answered by {@link #release}. */
    int await() throws StatusException;

    /** Answers all who wait. @return how many got it */
    int release(int value) throws StatusException;

    /** Adds to what {@link #countHints} says. */
    @OneWay
    void hint(int number) throws StatusException;

    /** The sum of all hints. */
    int countHints() throws StatusException;

    /** Waits until two calls are in here at the same time; false if that does not happen for seconds. */
    boolean meet() throws StatusException;

    /** Bytes with capabilities. */
    record Parcel(byte[] bytes, Sender[] senders) {}
}
