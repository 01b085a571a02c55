package hiillos.compiler.model;

/** Where class files come from. */
@FunctionalInterface
public interface ClassSource {
    /**
     * Finds a class file.
     *
     * @param internalName for example {@code java/lang/String}
     * @return the bytes, or null when this source has no such class
     */
    byte[] find(String internalName);
}
