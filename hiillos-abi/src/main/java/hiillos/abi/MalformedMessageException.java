package hiillos.abi;

/** A message does not follow its protocol. Only decoding throws it; it never leaves a proxy or a dispatcher. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The only one: it carries nothing. */
    static final MalformedMessageException INSTANCE = new MalformedMessageException();

    private MalformedMessageException() {
        super("BAD_MESSAGE", null, false, false);
    }
}
