/** The shell's language: from text to commands (POSIX.1-2024, volume Shell and Utilities, chapter 2), and back to text. */
package hiillos.bin.sh.syntax;
