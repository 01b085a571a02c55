package hiillos.kernel;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The kernel's command line: words separated by blanks, each {@code key} or {@code key=value}. Keys that the kernel does
 * not know are warned about and left to user programs ({@code root=}, {@code init.…}).
 */
@RawMemory(reason = "reads the loader's text")
public final class CommandLine {
    private static final int MAXIMUM_BYTES = 2048;
    private static final byte[] TEXT = new byte[MAXIMUM_BYTES];

    private static int countBytes;
    private static boolean truncated;

    private CommandLine() {}

    /** Copies the text out of the loader's memory. */
    public static void set(long address, long bytes) {
        truncated = bytes > MAXIMUM_BYTES;
        countBytes = (int) (bytes < 0 ? 0 : Math.min(bytes, MAXIMUM_BYTES));
        for (int i = 0; i < countBytes; i++) {
            TEXT[i] = Memory.loadByte(address + i);
        }
    }

    /** Length of the text in bytes. */
    public static int countBytes() {
        return countBytes;
    }

    /** One byte of the text. */
    public static int byteAt(int index) {
        return TEXT[index];
    }

    /** Whether the text was too long and lost its end. */
    public static boolean isTruncated() {
        return truncated;
    }

    /** Whether the word {@code key=value} is there; {@code key} alone counts as {@code key=1}. */
    public static boolean has(String key, String value) {
        for (int at = nextWord(0); at < countBytes; at = nextWord(wordEnd(at))) {
            int end = wordEnd(at);
            int afterKey = match(at, end, key);
            if (afterKey == end && isOne(value)) {
                return true;
            }
            if (afterKey >= 0 && afterKey < end && TEXT[afterKey] == '=' && match(afterKey + 1, end, value) == end) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(String value) {
        return value.length() == 1 && value.charAt(0) == '1';
    }

    /** Whether any word has this key. */
    public static boolean hasKey(String key) {
        for (int at = nextWord(0); at < countBytes; at = nextWord(wordEnd(at))) {
            if (isKey(at, key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word that starts at an index has this key. */
    public static boolean isKey(int at, String key) {
        int end = wordEnd(at);
        int afterKey = match(at, end, key);
        return afterKey == end || afterKey >= 0 && TEXT[afterKey] == '=';
    }

    /** Index behind {@code start} when the word at an index begins with it, else −1. */
    public static int behind(int at, String start) {
        return match(at, wordEnd(at), start);
    }

    /** Index of the next word's first byte at or after {@code at}; {@link #countBytes} when there is none. */
    public static int nextWord(int at) {
        int i = at;
        while (i < countBytes && isBlank(TEXT[i])) {
            i++;
        }
        return i;
    }

    /** Index behind the word that starts at {@code at}. */
    public static int wordEnd(int at) {
        int i = at;
        while (i < countBytes && !isBlank(TEXT[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0;
    }

    /** Index behind {@code text} when it stands at {@code at}, before {@code end}; else -1. */
    private static int match(int at, int end, String text) {
        int length = text.length();
        if (end - at < length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            if (TEXT[at + i] != (byte) text.charAt(i)) {
                return -1;
            }
        }
        return at + length;
    }

    /** Writes a warning for every word whose key the kernel does not know. */
    public static void warnUnknown() {
        for (int at = nextWord(0); at < countBytes; at = nextWord(wordEnd(at))) {
            if (!isKnown(at)) {
                Log.text("warning: the kernel does not know the command-line word \"");
                for (int i = at; i < wordEnd(at); i++) {
                    Log.character(TEXT[i] & 0xff);
                }
                Log.line("\"");
            }
        }
        if (truncated) {
            Log.warning("the command line is longer than 2048 bytes; its end was cut off");
        }
    }

    /** Whether the kernel knows the key of the word at an index. */
    public static boolean isKnown(int at) {
        return isKey(at, "test") || isKey(at, "panic") || isKey(at, "bench") || isKey(at, "console") || isKey(at, "clock")
                || isKey(at, "pti") || isKey(at, "root") || isKey(at, "trace") || isKey(at, "init")
                || isKey(at, "keyboard") || isKey(at, "log") || isKey(at, "exec");
    }
}
