package java.nio.charset;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;

/** How a step of encoding or decoding ended. */
public class CoderResult {
    private static final int KIND_UNDERFLOW = 0;
    private static final int KIND_OVERFLOW = 1;
    private static final int KIND_MALFORMED = 2;
    private static final int KIND_UNMAPPABLE = 3;
    private static final int LENGTHS_KEPT = 4;

    public static final CoderResult UNDERFLOW = new CoderResult(KIND_UNDERFLOW, 0);
    public static final CoderResult OVERFLOW = new CoderResult(KIND_OVERFLOW, 0);
    private static final CoderResult[] MALFORMED = kept(KIND_MALFORMED);
    private static final CoderResult[] UNMAPPABLE = kept(KIND_UNMAPPABLE);

    private final int kind;
    private final int length;

    private CoderResult(int kind, int length) {
        this.kind = kind;
        this.length = length;
    }

    private static CoderResult[] kept(int kind) {
        CoderResult[] results = new CoderResult[LENGTHS_KEPT];
        for (int i = 0; i < LENGTHS_KEPT; i++) {
            results[i] = new CoderResult(kind, i + 1);
        }
        return results;
    }

    private static CoderResult of(CoderResult[] kept, int kind, int length) {
        if (length <= 0) {
            throw new IllegalArgumentException("Non-positive length");
        }
        return length <= LENGTHS_KEPT ? kept[length - 1] : new CoderResult(kind, length);
    }

    public static CoderResult malformedForLength(int length) {
        return of(MALFORMED, KIND_MALFORMED, length);
    }

    public static CoderResult unmappableForLength(int length) {
        return of(UNMAPPABLE, KIND_UNMAPPABLE, length);
    }

    public boolean isUnderflow() {
        return kind == KIND_UNDERFLOW;
    }

    public boolean isOverflow() {
        return kind == KIND_OVERFLOW;
    }

    public boolean isError() {
        return kind >= KIND_MALFORMED;
    }

    public boolean isMalformed() {
        return kind == KIND_MALFORMED;
    }

    public boolean isUnmappable() {
        return kind == KIND_UNMAPPABLE;
    }

    public int length() {
        if (!isError()) {
            throw new UnsupportedOperationException();
        }
        return length;
    }

    public void throwException() throws CharacterCodingException {
        switch (kind) {
            case KIND_UNDERFLOW -> throw new BufferUnderflowException();
            case KIND_OVERFLOW -> throw new BufferOverflowException();
            case KIND_MALFORMED -> throw new MalformedInputException(length);
            default -> throw new UnmappableCharacterException(length);
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case KIND_UNDERFLOW -> "UNDERFLOW";
            case KIND_OVERFLOW -> "OVERFLOW";
            case KIND_MALFORMED -> "MALFORMED[" + length + "]";
            default -> "UNMAPPABLE[" + length + "]";
        };
    }
}
