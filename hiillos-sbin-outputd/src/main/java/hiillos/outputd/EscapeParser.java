package hiillos.outputd;

/**
 * Understands what programs write: UTF-8 text, control characters and the escape sequences of docs/reference/terminal.md, and
 * has a {@link TextScreen} follow. What it does not know it skips, whole.
 *
 * <p>Every byte is passed on to a mirror as well (a serial line with a terminal at its other end), except questions, which only
 * one terminal must answer.
 */
public final class EscapeParser {
    private static final int MAXIMUM_PARAMETERS = 16;
    private static final int MAXIMUM_PARAMETER = 9999;
    private static final int MAXIMUM_SEQUENCE = 256;
    private static final int ESCAPE = 0x1b;
    private static final int REPLACEMENT = 0xfffd;
    private static final String LINE_DRAWING = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    /** Takes bytes that are sent away. */
    @FunctionalInterface
    public interface ByteSink {
        void put(byte[] bytes, int from, int count);
    }

    private enum State { TEXT, ESCAPED, CHARSET, CONTROL, STRING, STRING_ESCAPED }

    private final TextScreen screen;
    private final ByteSink mirror;
    private final ByteSink answers;
    private final SequenceInterpreter interpreter;
    private State state = State.TEXT;
    private final int[] parameters = new int[MAXIMUM_PARAMETERS];
    private int countParameters;
    private int marker;
    private int intermediate;
    private int charset;
    private boolean drawsLines;
    private int last = ' ';
    private int codePoint;
    private int codePointRest;
    private int codePointLeast;
    private final byte[] sequence = new byte[MAXIMUM_SEQUENCE];
    private int sequenceBytes;
    private final byte[] one = new byte[2];

    /**
     * A parser in its first state.
     *
     * @param mirror takes all but questions
     * @param answers takes the answers to questions, as if they were typed
     */
    public EscapeParser(TextScreen screen, ByteSink mirror, ByteSink answers) {
        this.screen = screen;
        this.mirror = mirror;
        this.answers = answers;
        interpreter = new SequenceInterpreter(screen);
    }

    /** Whether the program asked for arrow keys to be sent as in "application" mode. */
    boolean hasApplicationKeys() {
        return interpreter.hasApplicationKeys();
    }

    /** Takes text; a newline is also a carriage return. */
    public void write(byte[] bytes, int from, int count) {
        int plain = from;
        for (int i = from; i < from + count; i++) {
            int value = bytes[i] & 0xff;
            boolean passes = state == State.TEXT && value != ESCAPE && value != '\n';
            if (!passes) {
                pass(bytes, plain, i - plain);
                plain = i + 1;
                if (state == State.TEXT && value == '\n') {
                    one[0] = '\r';
                    one[1] = '\n';
                    pass(one, 0, 2);
                } else {
                    keep(value);
                }
            }
            take(value);
        }
        pass(bytes, plain, from + count - plain);
    }

    private void pass(byte[] bytes, int from, int count) {
        if (count > 0) {
            mirror.put(bytes, from, count);
        }
    }

    private void keep(int value) {
        if (sequenceBytes == sequence.length) {
            pass(sequence, 0, sequenceBytes);
            sequenceBytes = 0;
        }
        sequence[sequenceBytes++] = (byte) value;
    }

    private void end(boolean mirrored) {
        if (mirrored) {
            pass(sequence, 0, sequenceBytes);
        }
        sequenceBytes = 0;
        state = State.TEXT;
    }

    private void take(int value) {
        switch (state) {
            case TEXT -> text(value);
            case ESCAPED -> escaped(value);
            case CHARSET -> {
                if (charset == '(') {
                    drawsLines = value == '0';
                }
                end(true);
            }
            case CONTROL -> control(value);
            case STRING -> {
                // BEL ends it, CAN and SUB give it up.
                if (value == 0x07 || value == 0x18 || value == 0x1a) {
                    end(true);
                } else if (value == ESCAPE) {
                    state = State.STRING_ESCAPED;
                }
            }
            case STRING_ESCAPED -> {
                // Whatever else comes behind ESC begins anew: a program that ended within a string does not silence all others.
                if (value == '\\') {
                    end(true);
                } else {
                    state = State.ESCAPED;
                    escaped(value);
                }
            }
        }
    }

    private void text(int value) {
        if (codePointRest > 0) {
            if ((value & 0xc0) == 0x80) {
                codePoint = codePoint << 6 | value & 0x3f;
                if (--codePointRest == 0) {
                    boolean bad = codePoint < codePointLeast || codePoint > 0x10ffff || codePoint >>> 11 == 0x1b;
                    show(bad ? REPLACEMENT : codePoint);
                }
                return;
            }
            codePointRest = 0;
            show(REPLACEMENT);
        }
        if (value >= 0x80) {
            lead(value);
        } else if (value >= ' ' && value != 0x7f) {
            show(drawsLines && value >= '`' && value <= '~' ? LINE_DRAWING.charAt(value - '`') : value);
        } else {
            controlCharacter(value);
        }
    }

    private void lead(int value) {
        codePointRest = value >= 0xf0 && value < 0xf5 ? 3 : value >= 0xe0 && value < 0xf0 ? 2 : value >= 0xc2 && value < 0xe0 ? 1 : 0;
        if (codePointRest == 0) {
            show(REPLACEMENT);
            return;
        }
        codePoint = value & 0x3f >>> codePointRest;
        codePointLeast = codePointRest == 1 ? 0x80 : codePointRest == 2 ? 0x800 : 0x10000;
    }

    private void show(int character) {
        last = character;
        // C1 controls and combining marks take no cell.
        if (character >= 0xa0 && (character < 0x300 || character >= 0x370) || character < 0x80) {
            screen.put(character);
        }
    }

    private void controlCharacter(int value) {
        switch (value) {
            case '\n', 0x0b, 0x0c -> {
                screen.carriageReturn();
                screen.lineFeed();
            }
            case '\r' -> screen.carriageReturn();
            case '\b' -> screen.backspace();
            case '\t' -> screen.tab(1);
            case 0x0e -> drawsLines = true;
            case 0x0f -> drawsLines = false;
            case ESCAPE -> {
                state = State.ESCAPED;
                sequenceBytes = 0;
                keep(ESCAPE);
            }
            default -> { }
        }
    }

    private void escaped(int value) {
        switch (value) {
            case '[' -> {
                state = State.CONTROL;
                countParameters = 0;
                parameters[0] = 0;
                marker = 0;
                intermediate = 0;
            }
            case ']', 'P', '^', '_', 'X' -> state = State.STRING;
            case '(', ')', '*', '+', '#', '%' -> {
                state = State.CHARSET;
                charset = value;
            }
            case ESCAPE -> sequenceBytes = 1;
            case 'Z' -> answer("\u001b[?6c");
            default -> {
                interpreter.escape(value);
                drawsLines &= value != 'c';
                end(true);
            }
        }
    }

    private void control(int value) {
        if (value >= '0' && value <= '9') {
            countParameters = Math.max(countParameters, 1);
            int old = parameters[countParameters - 1];
            parameters[countParameters - 1] = Math.min(MAXIMUM_PARAMETER, old * 10 + value - '0');
        } else if (value == ';' || value == ':') {
            countParameters = Math.max(countParameters, 1);
            if (countParameters < MAXIMUM_PARAMETERS) {
                parameters[countParameters++] = 0;
            }
        } else if (value >= '<' && value <= '?') {
            marker = value;
        } else if (value >= ' ' && value <= '/') {
            intermediate = value;
        } else if (value >= '@' && value <= '~') {
            finish(value);
        } else if (value == ESCAPE) {
            end(false);
            text(value);
        } else if (value == 0x18 || value == 0x1a) {
            end(false);
        } else if (value < ' ') {
            // A control character inside of a sequence acts at once.
            sequenceBytes--;
            one[0] = (byte) value;
            pass(one, 0, 1);
            controlCharacter(value);
        } else {
            end(false);
        }
    }

    private void finish(int value) {
        boolean question = marker == 0 && value == 'n' || value == 'c' && marker != '?';
        if (question) {
            answer(answerTo(value));
            return;
        }
        if (value == 'b' && marker == 0) {
            int count = Math.min(screen.columns() * screen.rows(), Math.max(1, parameters[0]));
            for (int i = 0; i < count; i++) {
                screen.put(last);
            }
        } else if (intermediate == 0) {
            interpreter.control(value, marker, parameters, Math.max(1, countParameters));
        } else if (intermediate == '!' && value == 'p') {
            interpreter.softReset();
            drawsLines = false;
        }
        end(true);
    }

    /** Empty if the question is not known. */
    private String answerTo(int value) {
        if (value == 'c') {
            return marker == '>' ? "\u001b[>1;1;0c" : "\u001b[?6c";
        }
        return switch (parameters[0]) {
            case 5 -> "\u001b[0n";
            case 6 -> "\u001b[" + (screen.row() + 1) + ";" + (screen.column() + 1) + "R";
            default -> "";
        };
    }

    /** Ends a question and answers it. In this order: an answer that is typed can be shown, and so comes here as text. */
    private void answer(String text) {
        end(false);
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        answers.put(bytes, 0, bytes.length);
    }
}
