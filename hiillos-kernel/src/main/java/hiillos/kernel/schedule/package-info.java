/** Which thread runs. */
package hiillos.kernel.schedule;
