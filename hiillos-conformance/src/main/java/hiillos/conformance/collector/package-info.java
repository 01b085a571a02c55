/** Programs that only make sense with a heap of known size; run by CollectorTest. */
package hiillos.conformance.collector;
