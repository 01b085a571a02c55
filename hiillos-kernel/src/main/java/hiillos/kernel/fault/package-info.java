/** What user code did wrong, and what becomes of it. */
package hiillos.kernel.fault;
