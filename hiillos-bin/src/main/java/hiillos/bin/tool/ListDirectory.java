package hiillos.bin.tool;

import hiillos.posix.DirectoryEntry;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code ls [-aAlhRrtSdFp1Ci] [name...]}; a sorted name per line, in columns on a terminal. */
final class ListDirectory extends Tool {
    private static final long SIX_MONTHS = 15778476L * 1_000_000_000L;

    private Options options;
    /** With sizes and times. */
    private boolean isLong;
    private boolean blockBefore;

    private record Entry(String name, String path, FileStatus status) {}

    @Override
    protected String options() {
        return "aAlhRrtSdFpinU1C all=a almost-all=A human-readable=h recursive=R reverse=r directory=d classify=F inode=i";
    }

    @Override
    protected String usage() {
        return "[-aAlnhRrtSdFp1Ci] [NAME]...: lists directories; -l with sizes and times, -a with names that begin with a dot,\n"
                + "-t newest first, -S largest first, -r in reverse, -R with all below, -d directories themselves";
    }

    @Override
    protected int troubleStatus() {
        return 2;
    }

    @Override
    protected void run(Options given) throws PosixException {
        options = given;
        isLong = given.has('l') || given.has('n');
        List<Entry> files = new ArrayList<>();
        List<Entry> directories = new ArrayList<>();
        List<String> operands = given.operands().isEmpty() ? List.of(".") : given.operands();
        for (String path : operands) {
            try {
                FileStatus found = Posix.status(path);
                (found.isDirectory() && !given.has('d') ? directories : files).add(new Entry(path, path, found));
            } catch (PosixException error) {
                complain("cannot access '" + path + "': " + error.getMessage());
                status = troubleStatus();
            }
        }
        files.sort(order());
        directories.sort(order());
        if (!files.isEmpty()) {
            print(files);
            blockBefore = true;
        }
        for (Entry each : directories) {
            directory(each.path(), operands.size() > 1);
        }
    }

    private Comparator<Entry> order() {
        Comparator<Entry> byName = Comparator.comparing(Entry::name);
        Comparator<Entry> order = switch (options.last("tSU")) {
            case 't' -> Comparator.comparingLong((Entry each) -> each.status().modifiedNanos()).reversed().thenComparing(byName);
            case 'S' -> Comparator.comparingLong((Entry each) -> each.status().sizeBytes()).reversed().thenComparing(byName);
            default -> byName;
        };
        return options.has('r') ? order.reversed() : order;
    }

    private boolean needsStatus() {
        return options.last("lnhtSFpiR") != 0;
    }

    private void directory(String path, boolean named) throws PosixException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (DirectoryEntry each : Posix.list(path)) {
                if (each.name().startsWith(".") && !options.has('a') && !options.has('A')) {
                    continue;
                }
                String full = FileCopy.join(path, each.name());
                entries.add(new Entry(each.name(), full, statusOf(full, each.type())));
            }
            if (options.last("aA") == 'a') {
                entries.add(new Entry(".", path, Posix.status(path)));
                entries.add(new Entry("..", path, Posix.status(FileCopy.join(path, ".."))));
            }
        } catch (PosixException error) {
            complain("cannot open directory '" + path + "': " + error.getMessage());
            status = troubleStatus();
            return;
        }
        entries.sort(order());
        if (blockBefore) {
            out.line("");
        }
        if (named || options.has('R')) {
            out.line(path + ":");
        }
        blockBefore = true;
        if (isLong) {
            long blocks = 0;
            for (Entry each : entries) {
                blocks += (each.status().sizeBytes() + 4095) / 4096 * 4;
            }
            out.line("total " + (options.has('h') ? Sizes.human(blocks * 1024) : Long.toString(blocks)));
        }
        print(entries);
        if (options.has('R')) {
            for (Entry each : entries) {
                if (each.status().isDirectory() && !each.name().equals(".") && !each.name().equals("..")) {
                    directory(each.path(), true);
                }
            }
        }
    }

    /** A file that vanished while the directory was read is shown with what is known. */
    private FileStatus statusOf(String path, FileType type) {
        if (needsStatus()) {
            try {
                return Posix.status(path);
            } catch (PosixException vanished) {
                complain("cannot access '" + path + "': " + vanished.getMessage());
                status = Math.max(status, 1);
            }
        }
        return new FileStatus(type, 0, 0, 0, 0);
    }

    private String shown(Entry entry) {
        boolean directory = entry.status().isDirectory();
        String mark = "";
        if (directory && (options.has('F') || options.has('p'))) {
            mark = "/";
        } else if (options.has('F') && entry.status().isRegular() && (entry.status().permissions() & 0111) != 0) {
            mark = "*";
        } else if (options.has('F') && entry.status().type() == FileType.PIPE) {
            mark = "|";
        }
        return (options.has('i') ? entry.status().number() + " " : "") + entry.name() + mark;
    }

    private void print(List<Entry> entries) throws PosixException {
        if (isLong) {
            lines(entries);
        } else if (options.last("1C") == 'C' || options.last("1C") == 0 && Posix.isTerminal(1)) {
            columns(entries);
        } else {
            for (Entry each : entries) {
                out.line(shown(each));
            }
        }
    }

    private String size(Entry entry) {
        return options.has('h') ? Sizes.human(entry.status().sizeBytes()) : Long.toString(entry.status().sizeBytes());
    }

    private void lines(List<Entry> entries) throws PosixException {
        int width = 0;
        for (Entry each : entries) {
            width = Math.max(width, size(each).length());
        }
        long now = Posix.wallClockNanos();
        for (Entry each : entries) {
            CivilTime time = CivilTime.of(each.status().modifiedNanos());
            boolean recent = Math.abs(now - each.status().modifiedNanos()) < SIX_MONTHS;
            String size = size(each);
            out.line(permissions(each.status()) + (each.status().isDirectory() ? " 2" : " 1") + (options.has('n') ? " 0 0 " : " root root ")
                    + " ".repeat(width - size.length()) + size + " " + time.format(recent ? "%b %e %H:%M" : "%b %e  %Y") + " "
                    + shown(each));
        }
    }

    private static String permissions(FileStatus status) {
        StringBuilder text = new StringBuilder().append(status.type().letter());
        for (int bit = 8; bit >= 0; bit--) {
            text.append((status.permissions() >> bit & 1) != 0 ? "xwr".charAt(bit % 3) : '-');
        }
        return text.toString();
    }

    /** As many columns as fit, filled from the top down. */
    private void columns(List<Entry> entries) throws PosixException {
        if (entries.isEmpty()) {
            return;
        }
        int available = 80;
        if (Posix.isTerminal(1)) {
            available = Posix.terminal(1).size().columns();
        }
        String[] names = new String[entries.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = shown(entries.get(i));
        }
        for (int rows = 1; rows <= names.length; rows++) {
            int[] widths = new int[(names.length + rows - 1) / rows];
            int total = -2;
            for (int i = 0; i < names.length; i++) {
                widths[i / rows] = Math.max(widths[i / rows], names[i].length());
            }
            for (int width : widths) {
                total += width + 2;
            }
            if (total < available || rows == names.length) {
                for (int row = 0; row < rows; row++) {
                    for (int i = row; i < names.length; i += rows) {
                        boolean last = i + rows >= names.length;
                        out.print(names[i]).print(last ? "\n" : " ".repeat(widths[i / rows] + 2 - names[i].length()));
                    }
                }
                return;
            }
        }
    }
}
