/** What belongs here: small programs that allocate, and comparing them with HotSpot's Serial collector. */
package hiillos.bench.heap;
