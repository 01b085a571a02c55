package hiillos.outputd;

import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.WaitingCalls;
import hiillos.abi.Watches;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.Ready;
import hiillos.abi.protocol.SeekOrigin;
import hiillos.abi.protocol.Terminal;
import hiillos.abi.protocol.TerminalMode;
import hiillos.abi.protocol.TerminalSize;
import java.nio.charset.StandardCharsets;

/** One console: a screen, what is typed for it, and who waits for that. */
public final class Console implements Terminal, LineEditor.Display {
    private static final int MODE = 0620;
    /** The number of consoles as a device, in {@link #status}. */
    private static final int DEVICE = 0x7474;

    /** Readers that may wait. */
    private static final int MOST_WAITING = 64;

    /** A read that has to wait. */
    public interface Waiting extends WaitingCalls.Call {
        /** Answers; false when nobody waits any more. */
        boolean complete(byte[] bytes);
    }

    /** Makes the call that is being answered one to be answered later. */
    @FunctionalInterface
    public interface Postponer {
        Waiting postpone() throws StatusException;
    }

    /** Sends a signal to a process group. */
    @FunctionalInterface
    public interface GroupSignaller {
        void signal(int group, int signal);
    }

    private record Reader(Waiting waiting, int countBytes) implements WaitingCalls.Call {
        @Override
        public boolean isAwaited() {
            return waiting.isAwaited();
        }

        @Override
        public boolean fail(int status) {
            return waiting.fail(status);
        }
    }

    private final int number;
    private final TextScreen screen;
    private final EscapeParser parser;
    private final InputQueue queue = new InputQueue();
    private final LineDiscipline discipline;
    private final Postponer postponer;
    private final WaitingCalls<Reader> readers = new WaitingCalls<>(MOST_WAITING);
    private final Watches watches;
    private int foregroundGroup;
    private boolean used;
    private long stateChanges;
    private Runnable firstUse = () -> { };

    /**
     * A console.
     *
     * @param number from 1
     * @param mirror takes all that is shown, as a terminal elsewhere needs it
     * @param limit of the clients that wait for it to be ready
     */
    public Console(int number, TextScreen screen, EscapeParser.ByteSink mirror, Postponer postponer, Watches.Limit limit,
            GroupSignaller signaller) {
        this.number = number;
        this.screen = screen;
        this.postponer = postponer;
        watches = new Watches(limit);
        parser = new EscapeParser(screen, mirror, this::type);
        discipline = new LineDiscipline(queue, this, signal -> {
            // In this order: who goes on because its read is over has the signal already.
            if (foregroundGroup != 0) {
                signaller.signal(foregroundGroup, signal);
            }
            readers.failAll(Status.CANCELLED);
        });
    }

    TextScreen screen() {
        return screen;
    }

    /** Whether a program has ever used it. */
    boolean isUsed() {
        return used;
    }

    boolean hasApplicationKeys() {
        return parser.hasApplicationKeys();
    }

    /** Has an action done right before a program uses the console for the first time. */
    void beforeFirstUse(Runnable action) {
        firstUse = action;
    }

    /** Counts whatever changes what {@link #keep} gives. */
    long stateChanges() {
        return stateChanges;
    }

    /** What a later process of the server must know. */
    SavedState.Kept keep() {
        return new SavedState.Kept(discipline.mode(), used, foregroundGroup, queue.lines(), queue.all(), discipline.unfinishedLine());
    }

    /** Takes over what a former process of the server knew. */
    void restore(SavedState.Kept kept) {
        queue.restore(kept.lines(), kept.typed());
        discipline.setMode(kept.mode());
        foregroundGroup = kept.group();
        used = kept.used();
        type(kept.unfinished(), 0, kept.unfinished().length);
    }

    /** Takes what was typed. */
    void type(byte[] bytes, int from, int count) {
        stateChanges++;
        discipline.type(bytes, from, count);
        serveReaders();
    }

    /** Shows text that is no program's; an unfinished line is shown again behind it. */
    void announce(byte[] text, int from, int count) {
        boolean again = discipline.mode().canonical() && discipline.unfinished() > 0;
        if (again) {
            show("\r\u001b[J");
        }
        parser.write(text, from, count);
        if (again) {
            discipline.showAgain();
        }
    }

    private void serveReaders() {
        while (!readers.isEmpty() && queue.readable() != 0) {
            Reader reader = readers.remove();
            byte[] bytes = queue.peek(reader.countBytes);
            if (reader.waiting.complete(bytes)) {
                queue.remove(bytes.length);
            }
        }
        watches.changed(ready());
    }

    @Override
    public void show(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parser.write(bytes, 0, bytes.length);
    }

    @Override
    public int columns() {
        return screen.columns();
    }

    @Override
    public int column() {
        return screen.isWaitingAtMargin() ? screen.columns() : screen.column();
    }

    private void use() {
        if (!used) {
            firstUse.run();
            used = true;
            stateChanges++;
        }
    }

    @Override
    public byte[] read(int countBytes) throws StatusException {
        if (countBytes <= 0 || countBytes > File.MAXIMUM_BYTES) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        use();
        if (readers.isEmpty() && queue.readable() != 0) {
            byte[] bytes = queue.peek(countBytes);
            queue.remove(bytes.length);
            stateChanges++;
            return bytes;
        }
        readers.makeRoom();
        readers.add(new Reader(postponer.postpone(), countBytes));
        return null;
    }

    @Override
    public int write(byte[] bytes) throws StatusException {
        if (bytes.length > File.MAXIMUM_BYTES) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        use();
        parser.write(bytes, 0, bytes.length);
        return bytes.length;
    }

    private static StatusException notSupported() {
        return new StatusException(Status.NOT_SUPPORTED);
    }

    @Override
    public int readShared(long buffer, int place, int countBytes) throws StatusException {
        throw notSupported();
    }

    @Override
    public int writeShared(long buffer, int place, int countBytes) throws StatusException {
        throw notSupported();
    }

    @Override
    public int readAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        throw notSupported();
    }

    @Override
    public int writeAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        throw notSupported();
    }

    @Override
    public long seek(long offset, SeekOrigin origin) throws StatusException {
        throw notSupported();
    }

    @Override
    public void truncate(long sizeBytes) throws StatusException {
        throw notSupported();
    }

    @Override
    public FileStatus status() {
        return new FileStatus(FileKind.TERMINAL, 0, number, DEVICE, MODE, 1, 0);
    }

    @Override
    public int ready() {
        return Ready.WRITE | (queue.readable() != 0 ? Ready.READ : 0);
    }

    @Override
    public void synchronize() {
        // What was written is in the device's hands, or in the queue to it, before its call is answered.
    }

    @Override
    public Sender watch(int events, Notify notify, long bits) throws StatusException {
        return watches.add(events, ready(), notify, bits);
    }

    @Override
    public TerminalMode mode() {
        return discipline.mode();
    }

    @Override
    public void setMode(TerminalMode mode) {
        use();
        discipline.setMode(mode);
        stateChanges++;
        serveReaders();
    }

    @Override
    public TerminalSize size() {
        return new TerminalSize(screen.columns(), screen.rows());
    }

    @Override
    public int foregroundGroup() {
        return foregroundGroup;
    }

    @Override
    public void setForegroundGroup(int group) throws StatusException {
        if (group < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        foregroundGroup = group;
        stateChanges++;
    }

    @Override
    public int readable() {
        return queue.readable();
    }

    @Override
    public void discardInput() {
        queue.clear();
        discipline.clear();
        stateChanges++;
    }
}
