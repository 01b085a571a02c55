package hiillos.testkit;

import hiillos.launcher.Executables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running Bochs. Close it, or leave that to {@link MachineExtension}. */
public final class BochsMachine implements AutoCloseable {
    private static final Path SHARE = Path.of("/usr/share/bochs");
    private static final int CONNECT_MILLIS = 30_000;

    private final MachineFolder folder;
    private final GuardedProcess guarded;
    private final SerialLog serial;

    private BochsMachine(MachineFolder folder, GuardedProcess guarded, SerialLog serial) {
        this.folder = folder;
        this.guarded = guarded;
        this.serial = serial;
    }

    /** Whether Bochs and its BIOS are installed. */
    public static boolean isInstalled() {
        return Executables.find("bochs").isPresent() && Files.isReadable(SHARE.resolve("BIOS-bochs-latest"));
    }

    /**
     * Starts a machine.
     *
     * @throws MachineException if Bochs is not installed or cannot be started
     */
    public static BochsMachine start(BochsOptions options) {
        if (!isInstalled()) {
            throw new MachineException("Bochs is not installed (Debian: bochs bochs-term bochsbios vgabios)");
        }
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(CONNECT_MILLIS);
            MachineFolder folder = MachineFolder.make();
            Path configuration = Files.writeString(folder.file("bochsrc"),
                    options.configuration(listener.getLocalPort(), SHARE));
            // Debian's Bochs starts in its debugger: tell it to go on.
            Path commands = Files.writeString(folder.file("commands"), "c\n");
            GuardedProcess guarded = folder.inhabitedBy(GuardedProcess.start(List.of(Executables.find("bochs").orElseThrow().toString(),
                    "-q", "-f", configuration.toString(), "-rc", commands.toString()), folder.path(), options.timeLimit()));
            guarded.process().getOutputStream().close();
            SerialLog serial = SerialLog.follow(accept(listener, guarded));
            BochsMachine machine = new BochsMachine(folder, guarded, serial);
            Thread.ofPlatform().daemon().name("bochs-output").start(machine::drain);
            return machine;
        } catch (IOException exception) {
            throw new MachineException("cannot prepare Bochs: " + exception.getMessage(), exception);
        }
    }

    private static InputStream accept(ServerSocket listener, GuardedProcess guarded) throws IOException {
        try {
            return listener.accept().getInputStream();
        } catch (SocketTimeoutException exception) {
            guarded.close();
            throw new MachineException("Bochs did not start: " + new String(
                    guarded.process().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1), exception);
        }
    }

    /** Its own chatter would fill the pipe and stop it. */
    private void drain() {
        try (var stream = guarded.process().getInputStream()) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException exception) {
            // Closed from our side: nothing is lost.
        }
    }

    /** What it writes to its serial port. */
    public SerialLog serial() {
        return serial;
    }

    /**
     * Waits for a line; as {@link SerialLog#waitForLine}, and adds what Bochs has to say to a failure.
     */
    public String waitForLine(String part, Duration limit) {
        try {
            return serial.waitForLine(part, limit);
        } catch (MachineException exception) {
            throw new MachineException(exception.getMessage() + System.lineSeparator() + "--- bochs.log"
                    + System.lineSeparator() + log(), exception);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.file("bochs.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException exception) {
            return "(none)";
        }
    }

    /** Processes that belong to it and are alive; empty after {@link #close}. */
    public List<Long> livingProcesses() {
        return guarded.livingProcesses();
    }

    @Override
    public void close() {
        guarded.close();
        folder.close();
    }
}
