/** The small programs: a class each, with option letters and answers like those of the GNU tools in the C locale. */
package hiillos.bin.tool;
