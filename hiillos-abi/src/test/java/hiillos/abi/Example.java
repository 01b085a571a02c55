package hiillos.abi;

/** A protocol with every type, for tests. */
@Protocol
interface Example {
    long add(int a, long b, short c, byte d, char e, boolean f) throws StatusException;

    String join(String[] texts, String separator) throws StatusException;

    byte[] reverse(byte[] bytes) throws StatusException;

    Colour next(Colour colour) throws StatusException;

    Sample[] twice(Sample sample) throws StatusException;

    void nothing() throws StatusException;

    int[] fail(int status) throws StatusException;

    Halves half(float half, double whole) throws StatusException;

    @Nullable Shape same(Shape shape, @Nullable String otherwise) throws StatusException;

    /** For tests. */
    record Halves(float half, double whole) {
        /** Where memory ends while this is written. */
        static final double OUT_OF_MEMORY = 1003;

        @Override
        public double whole() {
            if (whole == OUT_OF_MEMORY) {
                throw new OutOfMemoryError("for tests");
            }
            return whole;
        }
    }
}
