/** Instructions that Java has no words for: ports, model-specific and control registers, the last jump. */
package hiillos.boot.machine;
