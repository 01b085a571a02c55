/** Runs programs on hiillos itself, each in a process of its own: what stands in root's place then. */
package hiillos.conformance.guest;
