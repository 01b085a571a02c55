/** What belongs here: the tests, a class for each area of the kernel, and the roles of the processes that they start. */
@RawMemory(reason = "tests touch the memory that they map and pass addresses to the kernel")
package hiillos.testprogram.tests;

import hiillos.word.RawMemory;
