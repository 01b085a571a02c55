/**
 * What a server's author sees: capabilities as types with named operations, protocols as annotated interfaces, the
 * manifest as annotations on the main class. Everything but the system calls themselves also runs on a JVM.
 */
package hiillos.abi;
