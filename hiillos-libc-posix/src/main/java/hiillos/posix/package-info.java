/**
 * POSIX for Java programs: {@link hiillos.posix.Posix}. Below it is a seam, {@link hiillos.posix.PosixSystem}, so that programs run
 * under JUnit as they do on hiillos.
 */
package hiillos.posix;
