package hiillos.testkit;

import hiillos.launcher.Executables;
import hiillos.launcher.LauncherException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A running QEMU. Close it, or leave that to {@link MachineExtension}. */
public final class Machine implements AutoCloseable {
    private static final Duration MONITOR_LIMIT = Duration.ofSeconds(60);
    private static final Duration LAST_OUTPUT_LIMIT = Duration.ofSeconds(30);
    /** How long a key waits for an answer before the next: a PS/2 keyboard forgets keys that nobody fetches. */
    private static final Duration ECHO_LIMIT = Duration.ofMillis(250);

    private final MachineFolder folder;
    private final GuardedProcess guarded;
    private final SerialLog serial;
    private MonitorConnection monitor;
    private boolean closed;

    private Machine(MachineFolder folder, GuardedProcess guarded) {
        this.folder = folder;
        this.guarded = guarded;
        this.serial = SerialLog.follow(guarded.process().getInputStream());
    }

    /**
     * Starts a machine.
     *
     * @throws MachineException if QEMU cannot be started
     * @throws LauncherException if QEMU or the wanted firmware is not installed
     */
    public static Machine start(MachineOptions options) {
        Path qemu = Executables.qemu("qemu-system-x86_64");
        if (!Files.isReadable(options.image())) {
            throw new MachineException("there is no image " + options.image());
        }
        try {
            MachineFolder folder = MachineFolder.make();
            return new Machine(folder, folder.inhabitedBy(
                    GuardedProcess.start(options.command(qemu, folder.path()), folder.path(), options.timeLimit())));
        } catch (IOException exception) {
            throw new MachineException("cannot make a temporary directory: " + exception.getMessage(), exception);
        }
    }

    /** What it writes to its serial port; QEMU's own complaints appear there too. */
    public SerialLog serial() {
        return serial;
    }

    /** Types into the serial port. */
    public void sendSerial(String text) {
        try {
            OutputStream stream = guarded.process().getOutputStream();
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException exception) {
            throw new MachineException("the machine takes no input: " + exception.getMessage(), exception);
        }
    }

    /**
     * Presses keys together, by QEMU's names joined with hyphens: {@code ctrl-alt-f2}. Waits a moment for what the machine says
     * to it: QEMU's keyboard holds 16 bytes, some six keys, and a machine that gets no time loses what is typed beyond.
     */
    public void press(String keys) {
        int before = serial.length();
        String list = Arrays.stream(keys.split("-"))
                .map(key -> "{\"type\": \"qcode\", \"data\": " + MonitorConnection.quote(key) + "}")
                .collect(Collectors.joining(", "));
        monitor().execute("{\"execute\": \"send-key\", \"arguments\": {\"keys\": [" + list + "], \"hold-time\": 20}}");
        serial.waitForMore(before, ECHO_LIMIT);
    }

    /** Types a text on a US keyboard. */
    public void type(String text) {
        for (char character : text.toCharArray()) {
            press(Keys.of(character));
        }
    }

    /** What is on the screen now. */
    public BufferedImage screenshot() {
        Path file = folder.file("screen.ppm");
        monitor().execute("{\"execute\": \"screendump\", \"arguments\": {\"filename\": "
                + MonitorConnection.quote(file.toString()) + "}}");
        try {
            return PortablePixmap.read(Files.readAllBytes(file));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Gives QEMU's monitor a command as one would type it, such as {@code info registers}.
     *
     * @return the answer as a line of JSON
     */
    public String monitorCommand(String command) {
        return monitor().execute("{\"execute\": \"human-monitor-command\", \"arguments\": {\"command-line\": "
                + MonitorConnection.quote(command) + "}}");
    }

    /** The socket that gdb connects to, {@code target remote PATH}; of use with {@link MachineOptions#withGdb}. */
    public Path gdbSocket() {
        // Once the monitor answers, QEMU is past opening its sockets.
        monitor();
        return folder.file("gdb");
    }

    /**
     * Waits until the machine has ended by itself.
     *
     * @return 0 after a power-off; {@code (value << 1) | 1} after a write to the debug exit device
     * @throws MachineException if it still runs
     */
    public int exitCode(Duration limit) {
        try {
            if (!guarded.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MachineException("the machine still runs after " + limit.toSeconds() + " s; it said:"
                        + System.lineSeparator() + serial.tail());
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted while waiting for the machine's end", exception);
        }
        serial.waitForEnd(LAST_OUTPUT_LIMIT);
        return guarded.process().exitValue();
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return guarded.process().isAlive();
    }

    /** Ends it at once, as pulling the plug does: no flush, no farewell. */
    public void cutPower() {
        guarded.close();
        serial.waitForEnd(LAST_OUTPUT_LIMIT);
    }

    /** Processes that belong to it and are alive; empty after {@link #close}. */
    public List<Long> livingProcesses() {
        return guarded.livingProcesses();
    }

    private synchronized MonitorConnection monitor() {
        if (monitor == null) {
            monitor = MonitorConnection.open(folder.file("monitor"), guarded.process(), MONITOR_LIMIT);
        }
        return monitor;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        guarded.close();
        if (monitor != null) {
            monitor.close();
        }
        folder.close();
    }
}
