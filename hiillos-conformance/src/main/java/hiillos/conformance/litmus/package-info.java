/**
 * What belongs here: litmus tests of the Java memory model, small programs for two to four threads that run millions of times, each
 * with the results that the model forbids.
 */
package hiillos.conformance.litmus;
