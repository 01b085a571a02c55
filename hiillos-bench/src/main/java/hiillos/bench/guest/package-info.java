/**
 * What belongs here: the program that runs inside, in root's place, and measures; every result is a line of JSON in the log.
 */
@RawMemory(reason = "it touches the memory that it maps and passes addresses to the kernel")
package hiillos.bench.guest;

import hiillos.word.RawMemory;
