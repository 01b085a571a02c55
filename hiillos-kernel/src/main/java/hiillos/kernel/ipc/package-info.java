/** Synchronous messages between threads. */
package hiillos.kernel.ipc;
