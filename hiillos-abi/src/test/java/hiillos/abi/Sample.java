package hiillos.abi;

/** For tests. */
record Sample(int number, String text, Colour colour, byte[] bytes, Range range) {
    /** A record that refuses some values. */
    record Range(int first, int last) {
        static final int OUT_OF_BOUNDS = 1001;
        static final int NULL = 1002;
        static final int OUT_OF_MEMORY = 1003;

        Range {
            if (first > last) {
                throw new IllegalArgumentException("first after last");
            }
            if (last == OUT_OF_BOUNDS) {
                throw new IndexOutOfBoundsException(last);
            }
            if (last == NULL) {
                throw new NullPointerException();
            }
            if (last == OUT_OF_MEMORY) {
                throw new OutOfMemoryError("for tests");
            }
        }
    }
}
