package hiillos.bin.sh;

import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Terminal;
import hiillos.posix.TerminalMode;
import hiillos.posix.TerminalSize;
import java.util.List;

/**
 * Edits a line on a terminal in raw mode: arrow keys, Home, End, Delete, Ctrl-A B D E F H K L N P R T U W, Tab. A line that
 * is wider than the terminal is shown over several rows.
 */
final class LineEditor {
    /** What {@link #read} gives after Ctrl-C. */
    static final String INTERRUPTED = new String("interrupted");

    private final History history;
    private final Completion completion;
    private final KeyReader keys = new KeyReader();
    private final StringBuilder line = new StringBuilder();
    private int cursor;
    private int historyIndex;
    private String unfinished = "";
    private String killed = "";
    private String prompt = "";
    /** On which row of those that show the line the terminal's cursor is. */
    private int cursorRow;
    private int columns = 80;
    private TerminalMode usualMode = TerminalMode.COOKED;

    LineEditor(History history, Completion completion) {
        this.history = history;
        this.completion = completion;
    }

    /**
     * Reads a line.
     *
     * @return {@link #INTERRUPTED} after Ctrl-C; null at the end of input
     */
    String read(String withPrompt) throws PosixException {
        Terminal terminal = Posix.terminal(0);
        usualMode = terminal.mode();
        TerminalSize size = terminal.size();
        columns = Math.max(20, size.columns());
        terminal.setMode(TerminalMode.RAW);
        try {
            return edit(withPrompt);
        } finally {
            terminal.setMode(usualMode);
        }
    }

    /** How the terminal was before the last line was read, and is again. */
    TerminalMode usualMode() {
        return usualMode;
    }

    private String edit(String withPrompt) throws PosixException {
        int newLine = withPrompt.lastIndexOf('\n');
        print(withPrompt.substring(0, newLine + 1));
        prompt = withPrompt.substring(newLine + 1);
        line.setLength(0);
        cursor = 0;
        cursorRow = 0;
        historyIndex = history.size();
        unfinished = "";
        if (width(prompt) < columns) {
            print(prompt);
        } else {
            show();
        }
        while (true) {
            int key;
            try {
                key = keys.next();
            } catch (PosixException error) {
                if (error.error() == Errno.EINTR) {
                    continue;
                }
                throw error;
            }
            switch (key) {
                case KeyReader.END -> {
                    print("\n");
                    return null;
                }
                case '\r', '\n' -> {
                    moveTo(line.length());
                    print("\n");
                    return line.toString();
                }
                case 3 -> {
                    moveTo(line.length());
                    print("^C\n");
                    return INTERRUPTED;
                }
                case 4 -> {
                    if (line.length() == 0) {
                        print("\n");
                        return null;
                    }
                    deleteForward();
                }
                case '\t' -> complete();
                case 18 -> {
                    if (searchBackward()) {
                        return line.toString();
                    }
                }
                default -> key(key);
            }
        }
    }

    private void key(int key) throws PosixException {
        switch (key) {
            case 1, KeyReader.HOME -> moveTo(0);
            case 5, KeyReader.LINE_END -> moveTo(line.length());
            case 2, KeyReader.LEFT -> moveTo(previous(cursor));
            case 6, KeyReader.RIGHT -> moveTo(next(cursor));
            case 16, KeyReader.UP -> recall(historyIndex - 1);
            case 14, KeyReader.DOWN -> recall(historyIndex + 1);
            case 8, 127 -> {
                int start = previous(cursor);
                line.delete(start, cursor);
                cursor = start;
                show();
            }
            case KeyReader.DELETE -> deleteForward();
            case 11 -> kill(cursor, line.length());
            case 21 -> kill(0, cursor);
            case 23 -> kill(wordStart(), cursor);
            case 25 -> insert(killed);
            case 20 -> transpose();
            case 12 -> {
                print("\033[H\033[2J");
                cursorRow = 0;
                show();
            }
            case KeyReader.WORD_LEFT -> moveTo(wordStart());
            case KeyReader.WORD_RIGHT -> moveTo(wordEnd());
            default -> {
                if (key >= ' ') {
                    insert(new String(Character.toChars(key)));
                }
            }
        }
    }

    private int previous(int index) {
        return index == 0 ? 0 : line.offsetByCodePoints(index, -1);
    }

    private int next(int index) {
        return index == line.length() ? index : line.offsetByCodePoints(index, 1);
    }

    private int wordStart() {
        int start = cursor;
        while (start > 0 && line.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && line.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }

    private int wordEnd() {
        int end = cursor;
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        while (end < line.length() && line.charAt(end) != ' ') {
            end++;
        }
        return end;
    }

    private void insert(String text) throws PosixException {
        boolean atEnd = cursor == line.length();
        line.insert(cursor, text);
        cursor += text.length();
        if (atEnd && width(prompt) + width(line) % columns != 0 && width(prompt) + width(line) < columns) {
            print(text);
        } else {
            show();
        }
    }

    private void deleteForward() throws PosixException {
        line.delete(cursor, next(cursor));
        show();
    }

    private void kill(int start, int end) throws PosixException {
        killed = line.substring(start, end);
        line.delete(start, end);
        cursor = start;
        show();
    }

    private void transpose() throws PosixException {
        int at = Math.min(cursor, line.length() - 1);
        if (at > 0) {
            char left = line.charAt(at - 1);
            line.setCharAt(at - 1, line.charAt(at));
            line.setCharAt(at, left);
            cursor = at + 1;
            show();
        }
    }

    private void recall(int index) throws PosixException {
        if (index < 0 || index > history.size()) {
            return;
        }
        if (historyIndex == history.size()) {
            unfinished = line.toString();
        }
        historyIndex = index;
        replace(index == history.size() ? unfinished : history.get(index));
    }

    private void replace(String text) throws PosixException {
        line.setLength(0);
        line.append(text);
        cursor = line.length();
        show();
    }

    /** Ctrl-R: looks for a line while it is typed. @return whether the line found is to be run */
    private boolean searchBackward() throws PosixException {
        String ownPrompt = prompt;
        String before = line.toString();
        StringBuilder wanted = new StringBuilder();
        int index = history.size();
        try {
            while (true) {
                prompt = "(search) " + wanted + ": ";
                show();
                int key = keys.next();
                if (key == 18) {
                    int found = history.search(wanted.toString(), index);
                    index = found < 0 ? index : found;
                } else if (key == 127 || key == 8) {
                    wanted.setLength(Math.max(0, wanted.length() - 1));
                    index = Math.max(0, history.search(wanted.toString(), history.size()));
                } else if (key >= ' ' && key < KeyReader.FIRST_SPECIAL) {
                    wanted.appendCodePoint(key);
                    int found = history.search(wanted.toString(), Math.min(history.size(), index + 1));
                    index = found < 0 ? index : found;
                } else {
                    prompt = ownPrompt;
                    if (key == 3 || key == 7) {
                        replace(before);
                        return false;
                    }
                    show();
                    if (key == '\r' || key == '\n') {
                        print("\n");
                        return true;
                    }
                    return false;
                }
                if (index < history.size()) {
                    line.setLength(0);
                    line.append(history.get(index));
                    cursor = line.length();
                }
            }
        } finally {
            prompt = ownPrompt;
        }
    }

    private void complete() throws PosixException {
        Completion.Offer offer = completion.offers(line.substring(0, cursor));
        List<String> words = offer.words();
        if (words.isEmpty()) {
            print("\007");
            return;
        }
        String word = line.substring(offer.start(), cursor);
        String common = Completion.commonPrefix(words);
        if (words.size() == 1 && !common.endsWith("/")) {
            common += " ";
        }
        if (common.length() > word.length()) {
            line.replace(offer.start(), cursor, common);
            cursor = offer.start() + common.length();
            show();
            return;
        }
        list(words);
    }

    private void list(List<String> words) throws PosixException {
        int widest = 0;
        for (String each : words) {
            widest = Math.max(widest, shownName(each).length() + 2);
        }
        int perRow = Math.max(1, columns / widest);
        int cursorBefore = cursor;
        moveTo(line.length());
        StringBuilder text = new StringBuilder("\n");
        for (int i = 0; i < words.size(); i++) {
            String name = shownName(words.get(i));
            boolean last = i % perRow == perRow - 1 || i == words.size() - 1;
            text.append(name).append(last ? "\n" : " ".repeat(widest - name.length()));
        }
        print(text.toString());
        cursor = cursorBefore;
        cursorRow = 0;
        show();
    }

    private static String shownName(String word) {
        int slash = word.lastIndexOf('/', word.length() - 2);
        return word.substring(slash + 1);
    }

    /** Columns that a text takes; escape sequences take none. */
    private static int width(CharSequence text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\033') {
                while (i < text.length() && !Character.isLetter(text.charAt(i))) {
                    i++;
                }
            } else if (!Character.isLowSurrogate(text.charAt(i))) {
                width++;
            }
        }
        return width;
    }

    private void moveTo(int index) throws PosixException {
        if (index == cursor) {
            return;
        }
        cursor = index;
        print(position(new StringBuilder(), cursorRow).toString());
    }

    /** Moves the terminal's cursor from a row of the line to where the line's cursor is. */
    private StringBuilder position(StringBuilder text, int fromRow) {
        int place = width(prompt) + width(line.substring(0, cursor));
        int row = place / columns;
        text.append('\r');
        if (row < fromRow) {
            text.append("\033[").append(fromRow - row).append('A');
        } else if (row > fromRow) {
            text.append("\033[").append(row - fromRow).append('B');
        }
        if (place % columns > 0) {
            text.append("\033[").append(place % columns).append('C');
        }
        cursorRow = row;
        return text;
    }

    /** Shows prompt and line anew. */
    private void show() throws PosixException {
        StringBuilder text = new StringBuilder("\r");
        if (cursorRow > 0) {
            text.append("\033[").append(cursorRow).append('A');
        }
        text.append("\033[J").append(prompt).append(line);
        int end = width(prompt) + width(line);
        if (end > 0 && end % columns == 0) {
            // The terminal waits with the wrap until another character comes.
            text.append("\n");
        }
        if (cursor == line.length()) {
            cursorRow = end / columns;
        } else {
            position(text, end / columns);
        }
        print(text.toString());
    }

    private static void print(String text) {
        Messages.print(1, text);
    }
}
