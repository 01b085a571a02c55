/** What user programs need to drive devices: interrupts and I/O ports as objects. */
package hiillos.kernel.device;
