/** Compile-time side of {@code hiillos.abi}: what {@code @Protocol} and {@code @Server} generate. */
package hiillos.abi.processor;
