package hiillos.posix.memory;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.Poll;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import hiillos.posix.Terminal;
import hiillos.posix.TerminalMode;
import hiillos.posix.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A terminal at which a test types and looks. */
public final class MemoryTerminal extends SharedFile implements Terminal {
    private static final int END_OF_INPUT = 4;

    private final MemoryMachine machine;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final java.util.ArrayDeque<byte[]> ready = new java.util.ArrayDeque<>();
    private TerminalMode mode = TerminalMode.COOKED;
    private TerminalSize size = new TerminalSize(80, 25);
    private int foreground;
    private boolean hungUp;

    MemoryTerminal(MemoryMachine machine) {
        this.machine = machine;
    }

    /** Presses keys. */
    public void type(String text) {
        synchronized (machine) {
            for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                key(each);
            }
            machine.notifyAll();
        }
    }

    /** Nobody will type any more: reading ends. */
    public void hangUp() {
        synchronized (machine) {
            hungUp = true;
            machine.notifyAll();
        }
    }

    /** Changes the size. */
    public void resize(int columns, int rows) {
        synchronized (machine) {
            size = new TerminalSize(columns, rows);
        }
    }

    /** Everything that was shown so far. */
    public String shown() {
        synchronized (machine) {
            return shown.toString(StandardCharsets.UTF_8);
        }
    }

    /**
     * Waits until a text was shown at or after a position.
     *
     * @return the position behind it
     * @throws AssertionError after ten seconds, with all that was shown
     */
    public int await(String text, int from) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        synchronized (machine) {
            while (true) {
                int at = shown().indexOf(text, from);
                if (at >= 0) {
                    return at + text.length();
                }
                long milliseconds = (deadline - System.nanoTime()) / 1_000_000;
                if (milliseconds <= 0) {
                    throw new AssertionError("not shown: " + text + "\n---\n" + shown().substring(from) + "\n---");
                }
                try {
                    machine.wait(milliseconds);
                } catch (InterruptedException end) {
                    throw new AssertionError(end);
                }
            }
        }
    }

    /**
     * Waits until what was shown since a position ends with one of some texts.
     *
     * @return the position behind it
     * @throws AssertionError after ten seconds, with all that was shown
     */
    public int awaitEnd(int from, String... endings) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        synchronized (machine) {
            while (true) {
                String text = shown();
                for (String ending : endings) {
                    if (text.length() >= from + ending.length() && text.endsWith(ending)) {
                        return text.length();
                    }
                }
                long milliseconds = (deadline - System.nanoTime()) / 1_000_000;
                if (milliseconds <= 0) {
                    throw new AssertionError("does not end as awaited:\n---\n" + text.substring(Math.min(from, text.length())) + "\n---");
                }
                try {
                    machine.wait(milliseconds);
                } catch (InterruptedException end) {
                    throw new AssertionError(end);
                }
            }
        }
    }

    private void key(byte key) {
        if (mode.signals() && (key == 3 || key == 26 || key == 28)) {
            line.reset();
            echo("^" + (char) (key + 64) + "\r\n");
            machine.signalGroup(foreground, key == 3 ? Signals.SIGINT : key == 26 ? Signals.SIGTSTP : Signals.SIGQUIT);
            return;
        }
        if (!mode.lines()) {
            ready.add(new byte[] {key});
            return;
        }
        if (key == 127 || key == 8) {
            byte[] bytes = line.toByteArray();
            line.reset();
            line.write(bytes, 0, Math.max(0, bytes.length - 1));
            echo("\b \b");
        } else if (key == END_OF_INPUT) {
            ready.add(line.toByteArray());
            line.reset();
        } else {
            byte stored = key == '\r' ? (byte) '\n' : key;
            line.write(stored);
            echo(stored == '\n' ? "\r\n" : Character.toString((char) (stored & 255)));
            if (stored == '\n') {
                ready.add(line.toByteArray());
                line.reset();
            }
        }
    }

    private void echo(String text) {
        if (mode.echo()) {
            shown.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public int read(byte[] bytes, int start, int count) throws PosixException {
        synchronized (machine) {
            machine.enter();
            awaitForeground();
            while (ready.isEmpty() && !hungUp) {
                machine.await(Long.MAX_VALUE);
                awaitForeground();
            }
            byte[] chunk = ready.poll();
            if (chunk == null) {
                return 0;
            }
            int taken = Math.min(count, chunk.length);
            System.arraycopy(chunk, 0, bytes, start, taken);
            if (taken < chunk.length) {
                ready.addFirst(java.util.Arrays.copyOfRange(chunk, taken, chunk.length));
            }
            return taken;
        }
    }

    /** Stops the group of a process that reads in the background. */
    private void awaitForeground() throws PosixException {
        MemoryProcess reader = MemoryMachine.running();
        while (reader != null && foreground != 0 && reader.groupNumber() != foreground) {
            if (machine.isOrphaned(reader.groupNumber())) {
                throw new PosixException(Errno.EIO);
            }
            machine.signalGroup(reader.groupNumber(), Signals.SIGTTIN);
            reader.checkSignals(true);
        }
    }

    @Override
    public int write(byte[] bytes, int start, int count) throws PosixException {
        synchronized (machine) {
            machine.enter();
            for (int i = start; i < start + count; i++) {
                if (bytes[i] == '\n') {
                    shown.write('\r');
                }
                shown.write(bytes[i]);
            }
            machine.notifyAll();
            return count;
        }
    }

    @Override
    public FileStatus status() {
        return new FileStatus(FileType.CHARACTER, 0, 0620, 0, 0);
    }

    @Override
    public void close() {
        synchronized (machine) {
            release();
        }
    }

    @Override
    public int readyEvents() {
        synchronized (machine) {
            return Poll.WRITABLE | (ready.isEmpty() && !hungUp ? 0 : Poll.READABLE);
        }
    }

    @Override
    public Terminal terminal() {
        return this;
    }

    @Override
    public TerminalMode mode() {
        synchronized (machine) {
            return mode;
        }
    }

    /** As on the system: an unfinished line becomes bytes in raw mode, and what was typed in raw mode becomes lines. */
    @Override
    public void setMode(TerminalMode to) {
        synchronized (machine) {
            if (mode.lines() && !to.lines() && line.size() > 0) {
                ready.add(line.toByteArray());
                line.reset();
                machine.notifyAll();
            }
            byte[][] typed = !mode.lines() && to.lines() ? ready.toArray(new byte[0][]) : new byte[0][];
            if (typed.length > 0) {
                ready.clear();
                mode = new TerminalMode(true, false, to.signals());
            }
            for (byte[] keys : typed) {
                for (byte each : keys) {
                    key(each);
                }
            }
            mode = to;
        }
    }

    @Override
    public TerminalSize size() {
        synchronized (machine) {
            return size;
        }
    }

    @Override
    public int foregroundGroup() {
        synchronized (machine) {
            return foreground;
        }
    }

    @Override
    public void setForegroundGroup(int group) {
        synchronized (machine) {
            foreground = group;
        }
    }
}
