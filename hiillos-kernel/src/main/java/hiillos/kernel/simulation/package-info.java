/**
 * The kernel on a JVM: memory, processors and devices for it, and a Java thread for each of its threads, so that whole systems
 * run, and can be debugged, in one Java program. Compiled images have none of it. See docs/adr/0024.
 */
package hiillos.kernel.simulation;
