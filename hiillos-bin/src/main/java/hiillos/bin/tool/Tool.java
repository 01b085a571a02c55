package hiillos.bin.tool;

import hiillos.posix.ByteOutput;
import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import hiillos.posix.Whence;
import java.nio.charset.StandardCharsets;

/** A small program. An object serves one run. */
public abstract class Tool {
    /** Standard output; {@link #main} flushes it. */
    protected final ByteOutput out = new ByteOutput(1);
    /** The name that it was called by. */
    protected String name = "";
    /** The exit status so far. */
    protected int status;

    /** Does the work; {@link #status} is the result. */
    protected abstract void run(Options options) throws PosixException, Options.UsageError;

    /**
     * The option letters, as for POSIX's {@code getopts}: one with a colon behind it has an argument. After a blank come long
     * options, {@code name=letter} each, with blanks between.
     */
    protected abstract String options();

    /** What {@code --help} says after "Usage: NAME ". */
    protected abstract String usage();

    /** Runs the tool; those whose words are not options in the usual form look at them first. */
    public int start(String[] arguments) {
        return main(arguments);
    }

    /** Runs the tool with its arguments, the name first; gives the exit status. */
    protected final int main(String[] arguments) {
        String path = arguments[0];
        name = path.substring(path.lastIndexOf('/') + 1);
        try {
            try {
                Options options = new Options(options(), arguments);
                if (options.wantsHelp()) {
                    out.line("Usage: " + name + " " + usage());
                } else {
                    run(options);
                }
            } catch (Options.UsageError error) {
                complain(error.getMessage());
                if (error.mentionsHelp) {
                    print("Try '" + name + " --help' for more information.\n");
                }
                status = troubleStatus();
            }
            out.flush();
        } catch (OutOfMemoryError error) {
            print(name + ": memory exhausted\n");
            return troubleStatus();
        } catch (PosixException error) {
            if (error.error() == Errno.EPIPE) {
                return 128 + Signals.SIGPIPE;
            }
            complain("write error: " + error.getMessage());
            return troubleStatus();
        }
        return status;
    }

    /** The exit status of a wrong option, and when something could not be done. */
    protected int troubleStatus() {
        return 1;
    }

    /** Says what is wrong, after what was printed so far. */
    protected final void complain(String sentence) {
        try {
            out.flush();
        } catch (PosixException error) {
            status = troubleStatus();
        }
        print(name + ": " + sentence + "\n");
    }

    private static void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Posix.writeFully(2, bytes, 0, bytes.length);
        } catch (PosixException ignored) {
            // Nobody hears.
        }
    }

    /** Asks on standard error; whether the answer on standard input begins with y. */
    protected final boolean confirms(String question) throws PosixException {
        out.flush();
        print(name + ": " + question + "? ");
        byte[] letter = new byte[1];
        boolean first = true;
        boolean yes = false;
        while (Posix.read(0, letter, 0, 1) > 0 && letter[0] != '\n') {
            yes |= first && (letter[0] | 32) == 'y';
            first = false;
        }
        return yes;
    }

    /** Says what went wrong with a name and goes on. */
    protected final void failed(String what, PosixException error) {
        complain(what + ": " + error.getMessage());
        status = Math.max(status, troubleStatus());
    }

    /** Opens a file to read, "-" being standard input; tells of a failure and gives -1. */
    protected final int open(String path) {
        if (path.equals("-")) {
            return 0;
        }
        try {
            return Posix.open(path, hiillos.posix.OpenFlags.READ_ONLY, 0);
        } catch (PosixException error) {
            failed(openFailure(path), error);
            return -1;
        }
    }

    /**
     * Whether an open file is the one that standard output goes to and would never end, as what is read is written behind it.
     * Says so.
     */
    protected final boolean isOwnOutput(String path, int file, String sentence) throws PosixException {
        FileStatus output = Posix.isOpen(1) ? Posix.status(1) : null;
        if (output == null || !output.isRegular() || output.number() == 0 || !Posix.status(file).equals(output)
                || Posix.seek(file, 0, Whence.CURRENT) >= output.sizeBytes()) {
            return false;
        }
        complain(quoted(path) + ": " + sentence);
        status = Math.max(status, troubleStatus());
        return true;
    }

    /** How a message about a file that can not be opened begins. */
    protected String openFailure(String path) {
        return quoted(path);
    }

    /** A name in a message: in quotes when it would not be recognized without. */
    protected static String quoted(String name) {
        boolean plain = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            plain &= " \"$&'()*;<=>?[\\`|!\t\n".indexOf(name.charAt(i)) < 0;
        }
        return plain ? name : name.indexOf('\'') < 0 ? "'" + name + "'" : "\"" + name + "\"";
    }

    /** Closes what {@link #open} opened. */
    protected static void close(int descriptor) throws PosixException {
        if (descriptor > 2) {
            Posix.close(descriptor);
        }
    }

    /** The bytes of an argument as characters below 256, as lines are treated. */
    protected static String bytes(String argument) {
        return new String(argument.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A line's bytes as characters, without its new line. */
    protected static String text(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
}
