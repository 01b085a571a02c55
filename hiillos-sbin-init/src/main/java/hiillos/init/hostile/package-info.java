/** {@code hostile=N}: a client that attacks every service of the running system, and another one that goes on to use them. */
package hiillos.init.hostile;
