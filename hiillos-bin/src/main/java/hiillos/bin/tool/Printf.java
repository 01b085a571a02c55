package hiillos.bin.tool;

import hiillos.bin.sh.syntax.Escapes;
import hiillos.posix.ByteOutput;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;

/** {@code printf format argument...}: {@code %s %b %c %d %i %u %o %x %X %f %e %g %%} with flags, width and precision. */
public final class Printf {
    private String[] arguments;
    private int next;
    private int status;
    private boolean stopped;

    /** Runs it; gives the exit status. */
    public int main(String[] given) {
        // The format stands behind "--", if that is there.
        int first = given.length > 1 && given[1].equals("--") ? 2 : 1;
        if (given.length <= first) {
            complain(given[0] + ": missing operand");
            return 1;
        }
        arguments = given;
        next = first + 1;
        ByteOutput out = new ByteOutput(1);
        try {
            int before;
            do {
                before = next;
                out.raw(format(Tool.bytes(given[first])));
            } while (next < arguments.length && next > before && !stopped);
            out.flush();
        } catch (PosixException error) {
            return Echo.writeError(given[0], error);
        }
        return status;
    }

    private void complain(String sentence) {
        byte[] bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Posix.writeFully(2, bytes, 0, bytes.length);
        } catch (PosixException ignored) {
            // Nobody hears.
        }
        status = 1;
    }

    private String argument() {
        return next < arguments.length ? Tool.bytes(arguments[next++]) : null;
    }

    private String format(String format) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < format.length() && !stopped) {
            char c = format.charAt(at);
            if (c == '\\') {
                int end = escapeEnd(format, at);
                result.append(Escapes.expandBytes(format.substring(at, end)));
                at = end;
            } else if (c == '%') {
                at = conversion(format, at + 1, result);
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    private static int escapeEnd(String format, int at) {
        int end = Math.min(format.length(), at + 2);
        if (end == at + 2) {
            char kind = format.charAt(at + 1);
            int most = kind == 'x' ? 2 : kind == 'u' ? 4 : kind >= '0' && kind <= '7' ? 2 : 0;
            int radix = kind == 'x' || kind == 'u' ? 16 : 8;
            while (most-- > 0 && end < format.length() && Character.digit(format.charAt(end), radix) >= 0) {
                end++;
            }
        }
        return end;
    }

    private int conversion(String format, int start, StringBuilder result) {
        int at = start;
        StringBuilder flags = new StringBuilder();
        while (at < format.length() && "-+ 0#".indexOf(format.charAt(at)) >= 0) {
            flags.append(format.charAt(at++));
        }
        int[] numbers = {-1, -1};
        for (int i = 0; i < 2; i++) {
            if (i == 1) {
                if (at >= format.length() || format.charAt(at) != '.') {
                    break;
                }
                at++;
                numbers[1] = 0;
            }
            if (at < format.length() && format.charAt(at) == '*') {
                numbers[i] = (int) number(argument());
                if (i == 0 && numbers[0] < 0) {
                    flags.append('-');
                    numbers[0] = -numbers[0];
                }
                at++;
            } else {
                while (at < format.length() && Character.digit(format.charAt(at), 10) >= 0) {
                    numbers[i] = Math.max(0, numbers[i]) * 10 + format.charAt(at++) - '0';
                }
            }
        }
        if (at >= format.length()) {
            complain(arguments[0] + ": %" + format.substring(start) + ": a conversion is missing");
            stopped = true;
            return at;
        }
        char kind = format.charAt(at);
        boolean numeric = "diuoxX".indexOf(kind) >= 0;
        String text;
        switch (kind) {
            case '%' -> text = "%";
            case 's', 'b' -> {
                String argument = argument();
                text = argument == null ? "" : argument;
                if (kind == 'b') {
                    int stop = Escapes.stop(text);
                    stopped = stop >= 0;
                    text = Escapes.expandBytes(stop < 0 ? text : text.substring(0, stop));
                }
                if (numbers[1] >= 0 && numbers[1] < text.length()) {
                    text = text.substring(0, numbers[1]);
                }
            }
            case 'c' -> {
                String argument = argument();
                text = argument == null || argument.isEmpty() ? "" : argument.substring(0, 1);
            }
            case 'd', 'i', 'u', 'o', 'x', 'X' -> text = numeric(kind, number(argument()), flags.toString(), numbers[1]);
            case 'f', 'F', 'e', 'E', 'g', 'G' -> text = FloatingFormat.format(kind, floating(argument()), flags.toString(), numbers[1]);
            default -> {
                complain(arguments[0] + ": %" + format.substring(start, at + 1) + ": invalid conversion specification");
                stopped = true;
                return at + 1;
            }
        }
        boolean left = flags.indexOf("-") >= 0;
        int padding = Math.max(0, numbers[0] - text.length());
        boolean padsZeros = numeric && numbers[1] < 0 || "fFeEgG".indexOf(kind) >= 0 && Character.isDigit(text.charAt(text.length() - 1));
        if (padsZeros && !left && flags.indexOf("0") >= 0) {
            int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
            text = text.substring(0, sign) + "0".repeat(padding) + text.substring(sign);
            padding = 0;
        }
        result.append(left ? "" : " ".repeat(padding)).append(text).append(left ? " ".repeat(padding) : "");
        return at + 1;
    }

    private static String numeric(char kind, long value, String flags, int precision) {
        String digits = switch (kind) {
            case 'o' -> Long.toOctalString(value);
            case 'x' -> Long.toHexString(value);
            case 'X' -> Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
            case 'u' -> Long.toUnsignedString(value);
            default -> Long.toString(value);
        };
        boolean negative = digits.startsWith("-");
        if (negative) {
            digits = digits.substring(1);
        }
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        if (flags.indexOf('#') >= 0 && value != 0) {
            digits = (kind == 'x' ? "0x" : kind == 'X' ? "0X" : kind == 'o' ? "0" : "") + digits;
        }
        boolean signed = kind == 'd' || kind == 'i';
        String sign = negative ? "-" : !signed ? "" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
        return sign + digits;
    }

    /** The number that an argument begins with. */
    private String floating(String text) {
        if (text == null || text.isEmpty()) {
            return "0";
        }
        if (text.charAt(0) == '\'' || text.charAt(0) == '"' || text.startsWith("0x") || text.startsWith("0X")) {
            return Long.toString(number(text));
        }
        int end = FloatingFormat.end(text);
        if (end == 0) {
            complain(arguments[0] + ": '" + text + "': expected a numeric value");
            return "0";
        }
        if (end < text.length()) {
            complain(arguments[0] + ": '" + text + "': value not completely converted");
        }
        return text.substring(0, end);
    }

    private long number(String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (text.charAt(0) == '\'' || text.charAt(0) == '"') {
            return text.length() > 1 ? text.codePointAt(1) : 0;
        }
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = digits.startsWith("0x") || digits.startsWith("0X") ? 16 : digits.length() > 1 && digits.startsWith("0") ? 8 : 10;
        String rest = radix == 16 ? digits.substring(2) : digits;
        int end = 0;
        while (end < rest.length() && Character.digit(rest.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == 0) {
            complain(arguments[0] + ": '" + text + "': expected a numeric value");
            return 0;
        }
        if (end < rest.length()) {
            complain(arguments[0] + ": '" + text + "': value not completely converted");
        }
        try {
            long value = Long.parseUnsignedLong(rest.substring(0, end), radix);
            return negative ? -value : value;
        } catch (NumberFormatException large) {
            complain(arguments[0] + ": '" + text + "': Numerical result out of range");
            return Long.MAX_VALUE;
        }
    }
}
