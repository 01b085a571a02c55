/** The server {@code kbd}: the PS/2 keyboard. */
package hiillos.kbd;
