package hiillos.conformance.collector;

/** Says how much memory the heap may take, in MiB. */
public final class HeapLimit {
    private HeapLimit() {}

    public static void main(String[] arguments) {
        System.out.println(Runtime.getRuntime().maxMemory() >> 20);
    }
}
