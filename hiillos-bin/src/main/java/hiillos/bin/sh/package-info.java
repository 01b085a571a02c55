/** The shell {@code sh}: interpreter, expansions, builtins, jobs, and the editor of its command line. */
package hiillos.bin.sh;
