package hiillos.bin.sh.syntax;

import java.util.AbstractList;

/** The parts of a here-document, which exist when its line has been read. */
final class DocumentParts extends AbstractList<Word.Part> {
    private final Lexer.PendingDocument document;

    DocumentParts(Lexer.PendingDocument document) {
        this.document = document;
    }

    /** The text as it was written. */
    String source() {
        return document.expands ? document.body.source() : document.body.literalText();
    }

    boolean expands() {
        return document.expands;
    }

    @Override
    public Word.Part get(int index) {
        return document.body.parts().get(index);
    }

    @Override
    public int size() {
        return document.body.parts().size();
    }
}
