/** How deep the stack of a finished image can get, read from its machine code. */
package hiillos.compiler.stack;
