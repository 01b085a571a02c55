package java.lang.ref;

/** What the collector needs to know of reference objects. */
public final class ReferenceAccess {
    private ReferenceAccess() {}

    /** Bytes from a reference object's start to its referent. */
    public static int referentOffset() {
        return Reference.REFERENT_OFFSET;
    }

    /** Bytes from a reference object's start to the link that the collector uses. */
    public static int discoveredOffset() {
        return Reference.DISCOVERED_OFFSET;
    }

    /** The collector has cleared a reference; whether it waits to be enqueued. */
    public static boolean pend(long reference) {
        return Reference.pend(reference);
    }
}
