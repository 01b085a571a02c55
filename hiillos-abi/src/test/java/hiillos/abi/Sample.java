package hiillos.abi;

/** For tests. */
record Sample(int number, String text, Colour colour, byte[] bytes, Range range) {
    /** A record that refuses some values. */
    record Range(int first, int last) {
        Range {
            if (first > last) {
                throw new IllegalArgumentException("first after last");
            }
        }
    }
}
