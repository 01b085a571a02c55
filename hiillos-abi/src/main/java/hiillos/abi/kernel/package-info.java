/**
 * The kernel's interface: numbers, rights, errors and layouts, shared by the kernel and its users, and the user's stubs.
 * Nothing here allocates or needs a class library beyond {@code String}.
 */
package hiillos.abi.kernel;
