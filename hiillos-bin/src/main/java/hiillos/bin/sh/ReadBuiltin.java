package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Parser;
import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** {@code read [-r] [-p prompt] name...}: a line into variables. */
final class ReadBuiltin {
    private final Interpreter interpreter;
    /** Line as read, and for each character whether a backslash stood before it. */
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder escaped = new StringBuilder();

    ReadBuiltin(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    int run(String[] arguments) throws ShellError, PosixException {
        boolean raw = false;
        int first = 1;
        while (first < arguments.length && arguments[first].startsWith("-")) {
            if (arguments[first].equals("-r")) {
                raw = true;
            } else if (arguments[first].equals("-p") && first + 1 < arguments.length) {
                Messages.print(2, arguments[++first]);
            } else {
                throw new ShellError("read: " + arguments[first] + ": there is no such option", 2);
            }
            first++;
        }
        String[] names = new String[Math.max(1, arguments.length - first)];
        names[0] = "REPLY";
        for (int i = first; i < arguments.length; i++) {
            if (!Parser.isName(arguments[i])) {
                throw new ShellError("read: " + arguments[i] + ": this is not a variable's name", 2);
            }
            names[i - first] = arguments[i];
        }
        boolean complete = readLine(raw);
        assign(names);
        return complete ? 0 : 1;
    }

    /** Reads byte by byte: what stands behind the line is for others. */
    private boolean readLine(boolean raw) throws PosixException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream marks = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        boolean complete = false;
        boolean escape = false;
        while (true) {
            int count;
            try {
                count = Posix.read(0, one, 0, 1);
            } catch (PosixException error) {
                if (error.error() == Errno.EINTR) {
                    interpreter.checkSignals();
                    continue;
                }
                throw error;
            }
            if (count == 0) {
                break;
            }
            if (escape) {
                escape = false;
                if (one[0] != '\n') {
                    bytes.write(one[0]);
                    marks.write(1);
                }
            } else if (one[0] == '\\' && !raw) {
                escape = true;
            } else if (one[0] == '\n') {
                complete = true;
                break;
            } else {
                bytes.write(one[0]);
                marks.write(0);
            }
        }
        decode(bytes.toByteArray(), marks.toByteArray());
        return complete;
    }

    private void decode(byte[] bytes, byte[] marks) {
        line.setLength(0);
        escaped.setLength(0);
        int at = 0;
        while (at < bytes.length) {
            int end = at + 1;
            while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
                end++;
            }
            String character = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            line.append(character);
            for (int i = 0; i < character.length(); i++) {
                escaped.append((char) marks[at]);
            }
            at = end;
        }
    }

    private boolean separates(int index, String separators, boolean blank) {
        char c = line.charAt(index);
        boolean isBlank = c == ' ' || c == '\t' || c == '\n';
        return escaped.charAt(index) == 0 && separators.indexOf(c) >= 0 && (!blank || isBlank);
    }

    private void assign(String[] names) throws ShellError {
        String ifs = interpreter.variable("IFS");
        String separators = ifs == null ? " \t\n" : ifs;
        int at = 0;
        int end = line.length();
        while (at < end && separates(at, separators, true)) {
            at++;
        }
        for (int i = 0; i < names.length; i++) {
            int start = at;
            if (i == names.length - 1) {
                at = end;
                while (at > start && separates(at - 1, separators, true)) {
                    at--;
                }
                interpreter.assign(names[i], line.substring(start, at));
                return;
            }
            while (at < end && !separates(at, separators, false)) {
                at++;
            }
            interpreter.assign(names[i], line.substring(start, at));
            while (at < end && separates(at, separators, true)) {
                at++;
            }
            // One separator that is no blank may stand between two fields, with blanks around it.
            if (at < end && separates(at, separators, false)) {
                at++;
                while (at < end && separates(at, separators, true)) {
                    at++;
                }
            }
        }
    }
}
