/** System calls: decode and check, then commit. What each does is described in {@link hiillos.abi.kernel.SystemCall}. */
package hiillos.kernel.syscall;
