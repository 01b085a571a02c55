/** The smallest program. */
package hiillos.truth;
