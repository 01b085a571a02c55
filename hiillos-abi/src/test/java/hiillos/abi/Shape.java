package hiillos.abi;

/** For tests: one of several records. */
sealed interface Shape {
    /** With floating point. */
    record Circle(double radius) implements Shape {}

    /** With an object. */
    record Named(@Nullable String name, Colour colour) implements Shape {}

    /** Without components. */
    record Nothing() implements Shape {}
}
