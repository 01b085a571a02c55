package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** Messages of numbers that cannot be parsed. */
@TargetClass("java.lang.NumberFormatException")
final class NumberFormatMessages {
    private NumberFormatMessages() {}

    @Substitute
    static NumberFormatException forCharSequence(CharSequence text, int beginIndex, int endIndex, int errorIndex) {
        return new NumberFormatException("Error at index " + (errorIndex - beginIndex) + " in: \""
                + text.subSequence(beginIndex, endIndex) + "\"");
    }
}
