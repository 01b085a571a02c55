package hiillos.kernel.memory;

/** Gives objects more references than a test could make. */
public final class Crowd {
    private Crowd() {}

    /** So many more references are possible. */
    public static void fill(KernelObject object, int left) {
        try {
            var counts = KernelObject.class.getDeclaredField("counts");
            counts.setAccessible(true);
            counts.setLong(object, counts.getLong(object) + KernelObject.MOST_REFERENCES - left - object.references());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
