/** The processors: what each has of its own, the locks between them, and what they ask of each other. */
package hiillos.kernel.processor;
