/**
 * What belongs here: the ground that first-process programs stand on. Every system call as its registers say it, the handles
 * that the program was given, processes made of the program's own image, and lines in the log.
 */
@RawMemory(reason = "it passes addresses to the kernel")
package hiillos.testprogram.guest;

import hiillos.word.RawMemory;
