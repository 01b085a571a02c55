package hiillos.outputd;

/** Does what complete escape sequences say. */
final class SequenceInterpreter {
    private static final int NOTHING_GIVEN = 0;

    private final TextScreen screen;
    private boolean applicationKeys;

    SequenceInterpreter(TextScreen screen) {
        this.screen = screen;
    }

    boolean hasApplicationKeys() {
        return applicationKeys;
    }

    /** ESC and one character. */
    void escape(int value) {
        switch (value) {
            case '7' -> screen.saveCursor();
            case '8' -> screen.restoreCursor();
            case 'D' -> screen.lineFeed();
            case 'E' -> {
                screen.carriageReturn();
                screen.lineFeed();
            }
            case 'M' -> screen.reverseLineFeed();
            case 'H' -> screen.setTab();
            case 'c' -> {
                screen.reset();
                applicationKeys = false;
            }
            default -> { }
        }
    }

    void softReset() {
        applicationKeys = false;
        screen.setInserts(false);
        screen.setWraps(true);
        screen.setCursorShown(true);
        screen.setStyle(Attributes.PLAIN);
        screen.setRegion(0, screen.rows() - 1);
    }

    /** ESC [ marker parameters value. @param count at least 1: what was not given is 0 */
    void control(int value, int marker, int[] parameters, int count) {
        if (marker == '?' && (value == 'h' || value == 'l')) {
            for (int i = 0; i < count; i++) {
                setPrivateMode(parameters[i], value == 'h');
            }
            return;
        }
        if (marker != 0) {
            return;
        }
        int first = parameters[0];
        int second = count > 1 ? parameters[1] : 0;
        int n = Math.max(1, first);
        switch (value) {
            case 'A' -> screen.moveRows(-n);
            case 'B', 'e' -> screen.moveRows(n);
            case 'C', 'a' -> screen.moveColumns(n);
            case 'D' -> screen.moveColumns(-n);
            case 'E' -> {
                screen.moveRows(n);
                screen.carriageReturn();
            }
            case 'F' -> {
                screen.moveRows(-n);
                screen.carriageReturn();
            }
            case 'G', '`' -> screen.setColumn(n - 1);
            case 'H', 'f' -> screen.moveTo(n - 1, Math.max(1, second) - 1);
            case 'd' -> screen.moveTo(n - 1, screen.column());
            case 'I' -> screen.tab(Math.min(n, screen.columns()));
            case 'Z' -> screen.tab(-Math.min(n, screen.columns()));
            case 'J' -> {
                if (first <= 2) {
                    screen.eraseInScreen(first);
                }
            }
            case 'K' -> {
                if (first <= 2) {
                    screen.eraseInLine(first);
                }
            }
            case 'L' -> screen.insertLines(n);
            case 'M' -> screen.deleteLines(n);
            case 'P' -> screen.deleteCharacters(n);
            case '@' -> screen.insertCharacters(n);
            case 'X' -> screen.eraseCharacters(n);
            case 'S' -> screen.scroll(n);
            case 'T' -> screen.scroll(-n);
            case 'g' -> screen.clearTabs(first == 3);
            case 'h', 'l' -> {
                if (first == 4) {
                    screen.setInserts(value == 'h');
                }
            }
            case 'm' -> select(parameters, count);
            case 'r' -> screen.setRegion(n - 1, (second == NOTHING_GIVEN ? screen.rows() : second) - 1);
            case 's' -> screen.saveCursor();
            case 'u' -> screen.restoreCursor();
            default -> { }
        }
    }

    private void setPrivateMode(int mode, boolean on) {
        switch (mode) {
            case 1 -> applicationKeys = on;
            case 6 -> screen.setOriginMode(on);
            case 7 -> screen.setWraps(on);
            case 25 -> screen.setCursorShown(on);
            case 47, 1047 -> screen.setAlternate(on);
            case 1049 -> {
                if (on) {
                    screen.saveCursor();
                }
                screen.setAlternate(on);
                if (!on) {
                    screen.restoreCursor();
                }
            }
            default -> { }
        }
    }

    /** Colours and the like. */
    private void select(int[] parameters, int count) {
        int style = screen.style();
        for (int i = 0; i < count; i++) {
            int value = parameters[i];
            if ((value == 38 || value == 48) && i + 2 < count && parameters[i + 1] == 5) {
                style = colour(style, value == 38, parameters[i + 2] & 0xff);
                i += 2;
            } else if ((value == 38 || value == 48) && i + 4 < count && parameters[i + 1] == 2) {
                style = colour(style, value == 38, Attributes.nearest(parameters[i + 2] & 0xff, parameters[i + 3] & 0xff,
                        parameters[i + 4] & 0xff));
                i += 4;
            } else {
                style = select(style, value);
            }
        }
        screen.setStyle(style);
    }

    private static int colour(int style, boolean ink, int colour) {
        return ink ? Attributes.withInk(style, colour) : Attributes.withPaper(style, colour);
    }

    private static int select(int style, int value) {
        return switch (value) {
            case 0 -> Attributes.PLAIN;
            case 1 -> style | Attributes.BOLD;
            case 2 -> style | Attributes.FAINT;
            case 4 -> style | Attributes.UNDERLINED;
            case 7 -> style | Attributes.REVERSED;
            case 22 -> style & ~(Attributes.BOLD | Attributes.FAINT);
            case 24 -> style & ~Attributes.UNDERLINED;
            case 27 -> style & ~Attributes.REVERSED;
            case 39 -> Attributes.withDefaultInk(style);
            case 49 -> Attributes.withDefaultPaper(style);
            default -> {
                if (value >= 30 && value < 38) {
                    yield Attributes.withInk(style, value - 30);
                } else if (value >= 40 && value < 48) {
                    yield Attributes.withPaper(style, value - 40);
                } else if (value >= 90 && value < 98) {
                    yield Attributes.withInk(style, value - 90 + 8);
                } else if (value >= 100 && value < 108) {
                    yield Attributes.withPaper(style, value - 100 + 8);
                }
                yield style;
            }
        };
    }
}
