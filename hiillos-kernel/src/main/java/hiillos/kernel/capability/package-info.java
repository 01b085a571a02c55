/** Handles, and the objects that own things: jobs, processes, threads. */
package hiillos.kernel.capability;
