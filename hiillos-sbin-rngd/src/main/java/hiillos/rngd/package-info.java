/** Random numbers: entropy of the processor, stretched by ChaCha20. */
package hiillos.rngd;
