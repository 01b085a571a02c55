package hiillos.abi.protocol;

import hiillos.abi.Sender;

/**
 * A pipe.
 *
 * @param reader a Sender of protocol {@link File}; reads wait for bytes and see the end when no writer is left
 * @param writer a Sender of protocol {@link File}; writes wait for room and fail with {@code PEER_CLOSED} without readers
 */
public record PipeEnds(Sender reader, Sender writer) {}
