package java.util;

/** Has {@link ImmutableCollections} leave its access object in {@code SharedSecrets}. */
public final class CollectionsDoor {
    private CollectionsDoor() {}

    public static void open() {
        // The class does it when it is initialised.
        new ImmutableCollections.Access();
    }
}
