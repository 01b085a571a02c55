/** The kernel's start, its log and its panic. */
package hiillos.kernel;
