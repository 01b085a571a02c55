/** Random Java programs for comparing HotSpot with the compiler: expressions, loops, calls, arrays, objects, exceptions. */
package hiillos.conformance.random;
