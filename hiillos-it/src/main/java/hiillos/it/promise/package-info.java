/** A kernel for tests of the boot loader: it holds the loader to docs/reference/contracts.md, "Boot protocol". */
package hiillos.it.promise;
