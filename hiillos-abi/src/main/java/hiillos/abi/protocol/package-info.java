/** The protocols of the base servers. */
package hiillos.abi.protocol;
