/**
 * What belongs here: booting the system with {@code bench=1} and making a table or JSON of what it reports. What is
 * measured stands in the programs that run inside.
 */
package hiillos.bench;
