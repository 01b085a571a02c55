/**
 * What belongs here: booting the benchmark program and making a table or JSON of what it reports. What is measured stands in
 * {@code hiillos.bench.guest}, which runs inside.
 */
package hiillos.bench;
