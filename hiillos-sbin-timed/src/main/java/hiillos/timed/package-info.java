/** Wall clock out of the real-time clock, and timers. */
package hiillos.timed;
