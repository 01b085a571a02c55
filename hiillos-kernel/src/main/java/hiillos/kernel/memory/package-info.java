/** Physical memory, kernel objects' cells, memory objects and address spaces. */
@RawMemory(reason = "manages the memory itself")
package hiillos.kernel.memory;

import hiillos.word.RawMemory;
