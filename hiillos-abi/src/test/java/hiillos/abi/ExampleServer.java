package hiillos.abi;

/** For tests: counts its calls. */
class ExampleServer implements Example {
    int countCalls;

    @Override
    public long add(int a, long b, short c, byte d, char e, boolean f) {
        countCalls++;
        return a + b + c + d + e + (f ? 1 : 0);
    }

    @Override
    public String join(String[] texts, String separator) {
        countCalls++;
        return String.join(separator, texts);
    }

    @Override
    public byte[] reverse(byte[] bytes) {
        countCalls++;
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    @Override
    public Colour next(Colour colour) {
        countCalls++;
        return Colour.values()[(colour.ordinal() + 1) % 3];
    }

    @Override
    public Sample[] twice(Sample sample) {
        countCalls++;
        return new Sample[] {sample, sample};
    }

    @Override
    public void nothing() {
        countCalls++;
    }

    @Override
    public int[] fail(int status) throws StatusException {
        countCalls++;
        throw new StatusException(status);
    }

    @Override
    public Halves half(float half, double whole) {
        countCalls++;
        return new Halves(half, whole);
    }

    @Override
    public Shape same(Shape shape, String otherwise) {
        countCalls++;
        return otherwise != null && otherwise.isEmpty() ? null : shape;
    }
}
