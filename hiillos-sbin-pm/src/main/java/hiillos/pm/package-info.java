/** The process manager: knows every process and how it ended. */
package hiillos.pm;
