/** Physical memory, kernel objects' cells, memory objects and address spaces. */
package hiillos.kernel.memory;
