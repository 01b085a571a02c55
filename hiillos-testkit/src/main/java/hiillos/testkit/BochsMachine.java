package hiillos.testkit;

import hiillos.launcher.Executables;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running Bochs. Close it, or leave that to {@link MachineExtension}. */
public final class BochsMachine implements AutoCloseable {
    private static final Path SHARE = Path.of("/usr/share/bochs");
    private static final int POLL_MILLIS = 50;

    private final Path folder;
    private final GuardedProcess guarded;
    private final SerialLog serial = new SerialLog();

    private BochsMachine(Path folder, GuardedProcess guarded) {
        this.folder = folder;
        this.guarded = guarded;
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
        try {
            Path folder = Files.createTempDirectory("hiillos-bochs");
            Path serialFile = Files.createFile(folder.resolve("serial.txt"));
            Path configuration = Files.writeString(folder.resolve("bochsrc"), options.configuration(serialFile, SHARE));
            // Debian's Bochs starts in its debugger: tell it to go on.
            Path commands = Files.writeString(folder.resolve("commands"), "c\n");
            GuardedProcess guarded = GuardedProcess.start(List.of(Executables.find("bochs").orElseThrow().toString(),
                    "-q", "-f", configuration.toString(), "-rc", commands.toString()), folder, options.timeLimit());
            guarded.process().getOutputStream().close();
            BochsMachine machine = new BochsMachine(folder, guarded);
            Thread.ofPlatform().daemon().name("bochs-output").start(machine::drain);
            Thread.ofPlatform().daemon().name("bochs-serial").start(() -> machine.follow(serialFile));
            return machine;
        } catch (IOException exception) {
            throw new MachineException("cannot prepare Bochs: " + exception.getMessage(), exception);
        }
    }

    /** Its own chatter would fill the pipe and stop it. */
    private void drain() {
        try (var stream = guarded.process().getInputStream()) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException exception) {
            // Closed from our side: nothing is lost.
        }
    }

    private void follow(Path file) {
        byte[] buffer = new byte[4096];
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            while (true) {
                boolean last = !guarded.process().isAlive();
                int count = input.read(buffer);
                if (count > 0) {
                    serial.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                } else if (last) {
                    break;
                } else {
                    Thread.sleep(POLL_MILLIS);
                }
            }
        } catch (IOException exception) {
            // The machine was closed and its folder deleted.
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        serial.end();
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
            return Files.readString(folder.resolve("bochs.log"), StandardCharsets.ISO_8859_1);
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
        if (Files.exists(folder)) {
            Machine.deleteFolder(folder);
        }
    }
}
