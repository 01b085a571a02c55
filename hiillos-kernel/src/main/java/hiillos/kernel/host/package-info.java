/** What a kernel that runs on a JVM, and the Java program around it, know of each other. Compiled images have none of it. */
package hiillos.kernel.host;
