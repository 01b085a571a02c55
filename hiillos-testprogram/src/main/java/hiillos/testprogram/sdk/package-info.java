/** The SDK between two processes of the real kernel: a small server of protocols, and who calls it, well and badly. */
package hiillos.testprogram.sdk;
