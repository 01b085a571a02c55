/** The programs of {@code /bin}: one image that looks at its name to know which it is. */
package hiillos.bin;
