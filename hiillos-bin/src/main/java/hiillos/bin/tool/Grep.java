package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.DirectoryEntry;
import hiillos.posix.FileType;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** {@code grep [-EFivnclLoqswxhHr] [-A n] [-B n] [-C n] [-m n] [-e pattern] [pattern] [file...]}. */
final class Grep extends Tool {
    private Options options;
    private RegularExpression pattern;
    private boolean named;
    private boolean found;
    private boolean inverted;
    private long before;
    private long after;
    private long maximum;
    private boolean groupBefore;

    @Override
    protected String options() {
        return "EFGivnclLoqswxhHrRae:A:B:C:m:y extended-regexp=E fixed-strings=F ignore-case=i invert-match=v line-number=n count=c"
                + " files-with-matches=l files-without-match=L only-matching=o quiet=q silent=q no-messages=s word-regexp=w"
                + " line-regexp=x no-filename=h with-filename=H recursive=r regexp=e after-context=A before-context=B context=C"
                + " max-count=m";
    }

    @Override
    protected String usage() {
        return "[-EFivnclLoqswxhHr] [-A N] [-B N] [-C N] [-m N] PATTERN [FILE]...: prints lines that match";
    }

    @Override
    protected int troubleStatus() {
        return 2;
    }

    @Override
    protected void run(Options given) throws PosixException, Options.UsageError {
        options = given;
        inverted = given.has('v');
        List<String> files = new ArrayList<>(given.operands());
        List<String> patterns = new ArrayList<>(given.values('e'));
        if (patterns.isEmpty()) {
            if (files.isEmpty()) {
                throw new Options.UsageError("a pattern is missing");
            }
            patterns.add(files.remove(0));
        }
        long context = number('C', 0);
        before = number('B', context);
        after = number('A', context);
        maximum = number('m', Long.MAX_VALUE);
        try {
            pattern = RegularExpressionParser.parse(lines(patterns), given.has('F') ? 'F' : given.has('E') ? 'E' : 'G',
                    given.has('i') || given.has('y'), given.has('x') ? 'x' : given.has('w') ? 'w' : 0);
        } catch (RegularExpression.Wrong error) {
            complain(error.getMessage());
            status = 2;
            return;
        }
        boolean recursive = given.has('r') || given.has('R');
        if (files.isEmpty()) {
            files.add(recursive ? "." : "-");
        }
        named = given.last("hH") == 'H' || given.last("hH") == 0 && (files.size() > 1 || recursive);
        for (String each : files) {
            search(each, recursive, given.operands().size() < 2 && recursive && given.values('e').isEmpty());
            if (found && given.has('q')) {
                status = 0;
                return;
            }
        }
        if (status == 0) {
            status = found ? 0 : 1;
        }
    }

    private long number(char letter, long otherwise) throws Options.UsageError {
        String text = options.value(letter);
        long value = text == null ? otherwise : Sizes.parse(text);
        if (value < 0) {
            throw new Options.UsageError(letter == 'm' ? "invalid max count" : text + ": invalid context length argument");
        }
        return value;
    }

    /** Each line of a pattern is one of its own. */
    private static List<String> lines(List<String> patterns) {
        List<String> lines = new ArrayList<>();
        for (String each : patterns) {
            String text = bytes(each);
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                lines.add(text.substring(start, end));
                start = end + 1;
            }
            lines.add(text.substring(start));
        }
        return lines;
    }

    private void search(String path, boolean recursive, boolean hidden) throws PosixException {
        if (recursive && FileCopy.isDirectory(path)) {
            DirectoryEntry[] entries = Posix.list(path);
            java.util.Arrays.sort(entries, java.util.Comparator.comparing(DirectoryEntry::name));
            for (DirectoryEntry each : entries) {
                String below = hidden && path.equals(".") ? each.name() : FileCopy.join(path, each.name());
                if (each.type() == FileType.DIRECTORY || each.type() == FileType.REGULAR) {
                    search(below, true, false);
                }
            }
            return;
        }
        int file;
        try {
            file = path.equals("-") ? 0 : Posix.open(path, hiillos.posix.OpenFlags.READ_ONLY, 0);
        } catch (PosixException error) {
            if (options.has('s')) {
                status = 2;
            } else {
                failed(path, error);
            }
            return;
        }
        try {
            out.flush();
            if (options.last("clLq") == 0 && isOwnOutput(path, file, "input file is also the output")) {
                close(file);
                return;
            }
            lines(path.equals("-") ? "(standard input)" : path, new ByteInput(file));
        } catch (RegularExpression.Wrong error) {
            complain(path + ": " + error.getMessage());
            status = 2;
        } catch (PosixException error) {
            if (error.error() == hiillos.posix.Errno.EPIPE) {
                throw error;
            }
            if (error.error() == hiillos.posix.Errno.EISDIR) {
                complain(path + ": Is a directory");
            } else {
                failed(path, error);
            }
        }
        close(file);
    }

    private void lines(String path, ByteInput input) throws PosixException, RegularExpression.Wrong {
        boolean silent = options.last("clLq") != 0;
        ArrayDeque<String> held = new ArrayDeque<>();
        long count = 0;
        long line = 0;
        long printedUpTo = 0;
        long trailing = 0;
        for (byte[] bytes = input.line(); bytes != null && (count < maximum || trailing > 0); bytes = input.line()) {
            line++;
            String text = text(bytes);
            boolean matches = count < maximum && pattern.find(text, 0) != inverted;
            if (matches) {
                count++;
                found = true;
                if (options.has('q') || options.has('l') || options.has('L')) {
                    break;
                }
            }
            if (silent) {
                continue;
            }
            if (matches) {
                long first = line - held.size();
                if ((before > 0 || after > 0) && groupBefore && (first > printedUpTo + 1 || printedUpTo == 0)) {
                    out.line("--");
                }
                groupBefore = true;
                while (!held.isEmpty()) {
                    print(path, first++, '-', held.remove());
                }
                if (options.has('o')) {
                    only(path, line, text);
                } else {
                    print(path, line, ':', text);
                }
                printedUpTo = line;
                trailing = after;
            } else if (trailing > 0) {
                print(path, line, '-', text);
                printedUpTo = line;
                trailing--;
            } else if (before > 0) {
                held.add(text);
                if (held.size() > before) {
                    held.remove();
                }
            }
        }
        if (options.has('q')) {
            return;
        }
        char names = options.last("lL");
        if (names == 'l' && count > 0 || names == 'L' && count == 0) {
            out.line(path);
        } else if (options.has('c') && names == 0) {
            out.line((named ? path + ":" : "") + count);
        }
    }

    private void print(String path, long line, char separator, String text) throws PosixException {
        if (options.has('o') && separator == '-') {
            return;
        }
        if (named) {
            out.print(path).write(separator);
        }
        if (options.has('n')) {
            out.print(Long.toString(line)).write(separator);
        }
        out.raw(text).write('\n');
    }

    private void only(String path, long line, String text) throws PosixException, RegularExpression.Wrong {
        if (inverted) {
            return;
        }
        boolean more = true;
        while (more) {
            int end = pattern.end();
            if (end > pattern.start()) {
                print(path, line, ':', text.substring(pattern.start(), end));
            } else {
                end++;
            }
            more = end < text.length() && pattern.find(text, end);
        }
    }
}
