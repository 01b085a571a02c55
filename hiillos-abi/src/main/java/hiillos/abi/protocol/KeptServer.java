package hiillos.abi.protocol;

import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Nullable;
import hiillos.abi.Receiver;

/**
 * What outlives the processes of a server.
 *
 * @param receiver where calls of its services arrive
 * @param job its budget
 * @param state memory that its next process gets again; null if its manifest asks for none
 * @param starts how often it was started
 */
public record KeptServer(Receiver receiver, Job job, @Nullable Frame state, int starts) {}
