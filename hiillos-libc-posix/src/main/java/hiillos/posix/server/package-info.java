/** POSIX over the servers of hiillos: their protocols behind {@link hiillos.posix.PosixSystem}. */
package hiillos.posix.server;
