/** The smallest program. */
module hiillos.bin.truth {}
