package hiillos.truth;

/** {@code true}: succeeds. Its manifest asks for nothing, so what starting it takes is what starting any program takes at least. */
public final class True {
    private True() {}

    /** @param arguments are ignored */
    public static void main(String[] arguments) {}
}
