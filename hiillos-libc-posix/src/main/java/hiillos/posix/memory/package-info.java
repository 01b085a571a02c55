/**
 * A whole small system in memory for tests on the JVM: files, processes that are threads, pipes, a terminal. Programs that
 * use {@link hiillos.posix.Posix} run in it unchanged.
 */
package hiillos.posix.memory;
