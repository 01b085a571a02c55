package hiillos.abi;

/** For tests. */
enum Colour {
    RED,
    GREEN,
    BLUE
}
