/** The server {@code outputd}: consoles on the serial line and on the framebuffer. */
package hiillos.outputd;
