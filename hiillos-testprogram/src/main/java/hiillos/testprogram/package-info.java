/** What belongs here: the program that stands in root's place and tries every system call on the real machine. */
package hiillos.testprogram;
