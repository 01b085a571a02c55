/** POSIX names for what hiillos has: error numbers, paths. */
package hiillos.posix;
