package hiillos.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The terminal's settings, kept so that they can be put back. QEMU switches the terminal to raw mode and back itself,
 * but not when it is killed.
 */
final class TerminalState {
    private static final int STTY_SECONDS = 5;

    private final String saved;

    private TerminalState(String saved) {
        this.saved = saved;
    }

    /** The present settings; of no effect where standard input is no terminal. */
    static TerminalState save() {
        return new TerminalState(stty("-g"));
    }

    /** Whether standard input is a terminal. */
    boolean isTerminal() {
        return saved != null;
    }

    /** Puts the settings back. */
    void restore() {
        if (saved != null) {
            stty(saved);
        }
    }

    private static String stty(String argument) {
        Process process = null;
        try {
            process = new ProcessBuilder("stty", argument)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            boolean ended = process.waitFor(STTY_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? output : null;
        } catch (IOException exception) {
            return null;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
