/** Ten small programs that compare the code of profile {@code linux} with HotSpot C2 at steady state, in one run. */
package hiillos.conformance.speed;
