package hiillos.bin.sh.syntax;

/**
 * A redirection.
 *
 * @param descriptor its left side; -1 stands for the operator's usual one
 * @param operator {@code < > >> <> >| <& >& <<}
 * @param target the word behind it; of {@code <<} the document's text
 * @param delimiter of {@code <<}; else null
 */
public record Redirection(int descriptor, String operator, Word target, String delimiter) {
    /** The descriptor that is redirected. */
    public int redirected() {
        if (descriptor >= 0) {
            return descriptor;
        }
        return operator.startsWith("<") ? 0 : 1;
    }
}
