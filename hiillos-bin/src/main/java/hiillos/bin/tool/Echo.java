package hiillos.bin.tool;

import hiillos.bin.sh.syntax.Escapes;
import hiillos.posix.ByteOutput;
import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import java.nio.charset.StandardCharsets;

/** {@code echo [-neE] text...}. */
public final class Echo {
    /** Runs it; gives the exit status. */
    public int main(String[] arguments) {
        int first = 1;
        boolean newLine = true;
        boolean escapes = false;
        while (first < arguments.length && isOption(arguments[first])) {
            for (char letter : arguments[first].substring(1).toCharArray()) {
                switch (letter) {
                    case 'n' -> newLine = false;
                    case 'e' -> escapes = true;
                    default -> escapes = false;
                }
            }
            first++;
        }
        StringBuilder text = new StringBuilder();
        for (int i = first; i < arguments.length; i++) {
            text.append(i > first ? " " : "").append(arguments[i]);
        }
        String line = Tool.bytes(text.toString());
        if (escapes) {
            int stop = Escapes.stop(line);
            newLine &= stop < 0;
            line = Escapes.expandBytes(stop < 0 ? line : line.substring(0, stop));
        }
        ByteOutput out = new ByteOutput(1);
        try {
            out.raw(line);
            if (newLine) {
                out.write('\n');
            }
            out.flush();
            return 0;
        } catch (PosixException error) {
            return writeError(arguments[0], error);
        }
    }

    /** Says that standard output does not take what it is given. */
    static int writeError(String name, PosixException error) {
        if (error.error() == Errno.EPIPE) {
            return 128 + Signals.SIGPIPE;
        }
        byte[] sentence = (name + ": write error: " + error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Posix.writeFully(2, sentence, 0, sentence.length);
        } catch (PosixException ignored) {
            // Nobody hears.
        }
        return 1;
    }

    private static boolean isOption(String argument) {
        if (argument.length() < 2 || argument.charAt(0) != '-') {
            return false;
        }
        for (int i = 1; i < argument.length(); i++) {
            if ("neE".indexOf(argument.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
