package hiillos.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program, compiled for profile {@code user}, in a QEMU of its own: the kernel starts it in root's place, and the
 * runtime finds arguments, environment and input in QEMU's configuration device, and sends output, errors and the exit code over
 * serial ports (see {@code hiillos.runtime.os.MachineChannel}).
 *
 * @param loader the boot loader's ELF file with a PVH entry
 * @param kernel the kernel's ELF file
 * @param program the program's ELF file
 * @param processors how many the machine has
 * @param attachment a file that the program finds in the initfs, see {@link FirstProgram}; null for none
 */
public record GuestProgram(Path loader, Path kernel, Path program, int processors, Path attachment) {
    private static final long POLL_MILLIS = 20;
    private static final int NO_EXIT_CODE = -1;

    /** A program alone, on one processor. */
    public GuestProgram(Path loader, Path kernel, Path program) {
        this(loader, kernel, program, 1, null);
    }

    /**
     * What the program did.
     *
     * @param exitCode 0 to 255
     */
    public record Result(int exitCode, byte[] output, byte[] errors) {}

    /**
     * Runs the program to its end, with all input at hand.
     *
     * @throws MachineException if the machine ends without an exit code, or not in time
     */
    public Result run(List<String> arguments, Map<String, String> environment, byte[] input, long limitSeconds) {
        try (MachineFolder folder = MachineFolder.make()) {
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            Path output = folder.file("output");
            int exitCode = run(folder, List.of("-serial", "file:" + output), arguments, environment, input, errors, limitSeconds, false);
            return new Result(exitCode, Files.readAllBytes(output), errors.toByteArray());
        } catch (IOException error) {
            throw new MachineException("cannot run " + program + ": " + error.getMessage(), error);
        }
    }

    /**
     * Runs the program with this process's own output and errors, and without a limit of time.
     *
     * @param input all there is to read; null for what is typed at this process's terminal
     * @return the exit code
     */
    public int runHere(List<String> arguments, Map<String, String> environment, byte[] input) {
        try (MachineFolder folder = MachineFolder.make()) {
            return run(folder, List.of("-chardev", "stdio,id=terminal,signal=on", "-serial", "chardev:terminal"), arguments,
                    environment, input, System.err, Long.MAX_VALUE, true);
        } catch (IOException error) {
            throw new MachineException("cannot run " + program + ": " + error.getMessage(), error);
        }
    }

    private int run(MachineFolder folder, List<String> output, List<String> arguments, Map<String, String> environment, byte[] input,
            OutputStream errors, long limitSeconds, boolean here) throws IOException {
        Path bundle = new FirstProgram(kernel, program, attachment).bundle(folder.path());
        Path log = folder.file("log");
        Path errorFile = Files.createFile(folder.file("errors"));
        Path codeFile = folder.file("code");
        List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", "q35,accel=tcg", "-cpu", "max", "-m", "1024",
                "-smp", Integer.toString(processors), "-display", "none", "-monitor", "none", "-no-reboot", "-kernel", loader.toString(), "-initrd", bundle.toString(),
                "-append", "exec=qemu", "-serial", "file:" + log));
        command.addAll(output);
        command.addAll(List.of("-serial", "file:" + errorFile, "-serial", "file:" + codeFile));
        addFile(command, folder, "arguments", texts(arguments));
        addFile(command, folder, "environment", texts(environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList()));
        addFile(command, folder, "time", nanosSince1970().getBytes(StandardCharsets.UTF_8));
        if (input != null) {
            addFile(command, folder, "input", input);
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        Path machineErrors = folder.file("machine");
        builder.redirectError(machineErrors.toFile());
        if (here) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        } else {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        builder.redirectInput(here && input == null ? ProcessBuilder.Redirect.INHERIT
                : ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process machine = folder.inhabitedBy(GuardedProcess.of(builder.start())).process();
        try {
            watch(machine, errorFile, errors, limitSeconds);
        } catch (MachineException late) {
            throw new MachineException(late.getMessage() + "; the machine said:" + System.lineSeparator() + text(log), late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted", stop);
        } finally {
            machine.destroyForcibly();
        }
        int code = exitCode(codeFile);
        if (code == NO_EXIT_CODE) {
            String refusal = refusal(text(log));
            if (refusal != null) {
                throw new MachineException(program + " cannot be run: " + refusal + ". It must be a Java file, or an image for profile user.");
            }
            throw new MachineException("the machine ended without an exit code; it said:" + System.lineSeparator()
                    + text(log) + Files.readString(machineErrors));
        }
        return code;
    }

    /** Why the kernel did not start the program, as it said in its log; null if it did not say so. */
    static String refusal(String log) {
        String mark = "hiillos: no root process: ";
        int start = log.indexOf(mark);
        return start < 0 ? null : log.substring(start + mark.length()).lines().findFirst().orElse("");
    }

    private static String text(Path log) throws IOException {
        return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    }

    /** Hands on what is written to the file until the machine ends. */
    private static void watch(Process machine, Path file, OutputStream target, long limitSeconds) throws IOException, InterruptedException {
        long end = limitSeconds == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
        try (RandomAccessFile errors = new RandomAccessFile(file.toFile(), "r")) {
            boolean ended = false;
            while (!ended) {
                ended = machine.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
                byte[] fresh = new byte[(int) Math.max(0, errors.length() - errors.getFilePointer())];
                errors.readFully(fresh);
                target.write(fresh);
                target.flush();
                if (!ended && System.nanoTime() > end) {
                    throw new MachineException("still running after " + limitSeconds + " s");
                }
            }
        }
    }

    private static int exitCode(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.matches("\\d{3}") ? Integer.parseInt(text) : NO_EXIT_CODE;
    }

    private static String nanosSince1970() {
        Instant now = Instant.now();
        return Long.toString(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
    }

    /** Each text between a byte 1 and a byte 0; a last 0 ends them. */
    private static byte[] texts(Collection<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            bytes.write(1);
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private static void addFile(List<String> command, MachineFolder folder, String name, byte[] content) throws IOException {
        Path file = Files.write(folder.file(name + ".configuration"), content);
        command.addAll(List.of("-fw_cfg", "name=opt/hiillos/" + name + ",file=" + file));
    }

    /**
     * Behind {@code ./hiillos exec}: {@code LOADER KERNEL PROGRAM [-e NAME=VALUE]… ARGUMENT…}; ends with the program's exit code, or
     * with 2 when it could not be run.
     */
    public static void main(String[] words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        GuestProgram guest = new GuestProgram(Path.of(arguments.removeFirst()), Path.of(arguments.removeFirst()),
                Path.of(arguments.removeFirst()));
        Map<String, String> environment = new java.util.LinkedHashMap<>();
        while (arguments.size() > 1 && arguments.getFirst().equals("-e")) {
            arguments.removeFirst();
            String[] pair = arguments.removeFirst().split("=", 2);
            if (pair.length < 2 || pair[0].isEmpty()) {
                System.err.println("hiillos: -e " + pair[0] + ": a value is missing; -e needs NAME=VALUE.");
                System.exit(2);
            }
            environment.put(pair[0], pair[1]);
        }
        boolean typed = System.console() != null && System.console().isTerminal();
        try (InputStream in = System.in) {
            System.exit(guest.runHere(arguments, environment, typed ? null : in.readAllBytes()));
        } catch (MachineException error) {
            System.err.println("hiillos: " + error.getMessage());
            System.exit(2);
        }
    }
}
