/**
 * Compiles programs for Linux, runs them there and on HotSpot, and compares.
 *
 * <p>A {@link hiillos.conformance.harness.Suite} links many programs into one image, for speed, whose first argument names
 * the one to run; each run is a process of its own on both sides.
 */
package hiillos.conformance.harness;
