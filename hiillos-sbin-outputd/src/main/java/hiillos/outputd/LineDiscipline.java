package hiillos.outputd;

import hiillos.abi.protocol.Signals;
import hiillos.abi.protocol.TerminalMode;

/**
 * What becomes of typed bytes: lines that can be edited (canonical), or bytes as they are (raw). Keys of canonical mode are in
 * docs/reference/terminal.md.
 */
final class LineDiscipline {
    private static final int END_OF_TEXT = 3;
    private static final int END_OF_FILE = 4;
    private static final int BACKSPACE = 8;
    private static final int NEXT_IS_LITERAL = 0x16;
    private static final int QUIT = 0x1c;
    private static final int STOP = 0x1a;
    private static final int ESCAPE = 0x1b;
    private static final int DELETE = 0x7f;

    /** Who hears of characters that are no input. */
    @FunctionalInterface
    interface SignalListener {
        /** @param signal of {@link Signals} */
        void signal(int signal);
    }

    private final InputQueue queue;
    private final LineEditor.Display display;
    private final LineEditor editor;
    private final SignalListener signals;
    private TerminalMode mode = TerminalMode.COOKED;
    private boolean literal;
    /** Whether the unfinished line is not on the screen although it would be if it had been typed now. */
    private boolean isHidden;
    private final Utf8Reader reader = new Utf8Reader();
    private final EscapeReader escapes = new EscapeReader();

    LineDiscipline(InputQueue queue, LineEditor.Display display, SignalListener signals) {
        this.queue = queue;
        this.display = display;
        this.signals = signals;
        editor = new LineEditor(display);
        editor.setShown(true);
    }

    TerminalMode mode() {
        return mode;
    }

    /**
     * What was typed stays: an unfinished line becomes bytes in raw mode, and what was typed in raw mode is in canonical mode as if it were
     * typed now: lines.
     */
    void setMode(TerminalMode newMode) {
        isHidden = false;
        boolean isCanonicalNow = !mode.canonical() && newMode.canonical();
        if (mode.canonical() && !newMode.canonical()) {
            byte[] line = editor.take();
            queue.add(line, 0, line.length);
            queue.loosen();
        }
        mode = newMode;
        editor.setShown(newMode.echo());
        escapes.reset();
        literal = false;
        if (isCanonicalNow) {
            typeAgain(queue.takeLoose());
        }
    }

    /** Nothing is shown of it, as who reads lines would not have: a shell shows what it reads itself. */
    private void typeAgain(byte[] bytes) {
        TerminalMode wanted = mode;
        mode = new TerminalMode(true, false, wanted.signals());
        editor.setShown(false);
        type(bytes, 0, bytes.length);
        mode = wanted;
        editor.setShown(wanted.echo());
        isHidden = editor.count() > 0;
    }

    /** Forgets an unfinished line. */
    void clear() {
        editor.clear();
    }

    /** Characters of an unfinished line. */
    int unfinished() {
        return editor.count();
    }

    /** The unfinished line as UTF-8. */
    byte[] unfinishedLine() {
        return editor.text();
    }

    /** Shows an unfinished line again behind text that was written meanwhile. */
    void showAgain() {
        isHidden = false;
        if (mode.canonical() && mode.echo() && editor.count() > 0) {
            editor.showAgain();
        }
    }

    /** Takes typed bytes. */
    void type(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            type(bytes[i] & 0xff);
        }
    }

    private void type(int value) {
        if (mode.signals() && !literal && (value == END_OF_TEXT || value == QUIT || value == STOP)) {
            signal(value);
        } else if (mode.canonical()) {
            canonical(value);
        } else {
            raw(value);
        }
    }

    private void signal(int value) {
        escapes.reset();
        queue.clear();
        if (mode.echo()) {
            if (mode.canonical()) {
                editor.moveToEnd();
            }
            display.show("^" + (char) (value | 0x40) + "\n");
        }
        editor.clear();
        signals.signal(value == QUIT ? Signals.QUIT : value == STOP ? Signals.TERMINAL_STOP : Signals.INTERRUPT);
    }

    private void raw(int value) {
        byte[] one = {(byte) value};
        if (!queue.add(one, 0, 1)) {
            bell();
        } else if (mode.echo()) {
            display.show(value >= ' ' && value != DELETE && value < 0x80 ? String.valueOf((char) value)
                    : value == '\r' ? "\n" : value < ' ' || value == DELETE ? "^" + (char) (value ^ 0x40) : "");
        }
    }

    private void canonical(int value) {
        if (isHidden && mode.echo()) {
            showAgain();
        }
        if (literal) {
            literal = false;
            if (value < 0x80) {
                insert(value);
                return;
            }
        }
        EscapeReader.Key key = escapes.take(value);
        if (key != EscapeReader.Key.NONE) {
            edit(key);
            return;
        }
        switch (value) {
            case '\r', '\n' -> finish();
            case END_OF_FILE -> endOfFile();
            case BACKSPACE, DELETE -> editor.erase();
            case 'W' & 0x1f -> editor.eraseWord();
            case 'U' & 0x1f -> editor.eraseToBegin();
            case 'K' & 0x1f -> editor.eraseToEnd();
            case 'A' & 0x1f -> editor.moveToBegin();
            case 'E' & 0x1f -> editor.moveToEnd();
            case 'B' & 0x1f -> editor.move(-1);
            case 'F' & 0x1f -> editor.move(1);
            case 'R' & 0x1f -> {
                display.show("^R\n");
                editor.showAgain();
            }
            case NEXT_IS_LITERAL -> literal = true;
            case '\t' -> insert(' ');
            default -> {
                if (value >= ' ') {
                    int character = reader.take(value);
                    if (character >= 0) {
                        insert(character);
                    }
                }
            }
        }
    }

    private void edit(EscapeReader.Key key) {
        switch (key) {
            case LEFT -> editor.move(-1);
            case RIGHT -> editor.move(1);
            case HOME -> editor.moveToBegin();
            case END -> editor.moveToEnd();
            case DELETE -> editor.delete();
            default -> { }
        }
    }

    private void insert(int character) {
        if (!editor.insert(character)) {
            bell();
        }
    }

    private void finish() {
        editor.moveToEnd();
        byte[] line = editor.take();
        byte[] whole = java.util.Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        if (mode.echo()) {
            display.show("\n");
        }
        if (!queue.addLine(whole, whole.length)) {
            bell();
        }
    }

    /** Gives what there is of a line; at its begin, an end of file. */
    private void endOfFile() {
        editor.moveToEnd();
        byte[] line = editor.take();
        if (!queue.addLine(line, line.length)) {
            bell();
        }
    }

    private void bell() {
        display.show("\u0007");
    }
}
