package hiillos.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Boots an image in QEMU: {@code hiillos.launcher.Main --iso FILE}, with the properties of {@link KnownProperties}.
 *
 * <p>Installs nothing. The serial console is this process's terminal. Ends with QEMU's exit code, or 2 after a
 * sentence that says what is missing.
 */
public final class Main {
    private static final int EXIT_UNUSABLE = 2;
    private static final int GRACE_SECONDS = 3;

    private Main() {}

    /**
     * Starts QEMU and waits for it.
     *
     * @param words {@code --iso FILE}, or {@code --kernel FILE --initfs FILE}; {@code --help} lists the properties
     */
    public static void main(String[] words) {
        int exitCode;
        try {
            exitCode = run(words);
        } catch (LauncherException exception) {
            System.err.println("hiillos: " + exception.getMessage());
            exitCode = EXIT_UNUSABLE;
        }
        System.exit(exitCode);
    }

    private static int run(String[] words) {
        if (words.length == 1 && words[0].equals("--help")) {
            System.out.print("usage: --iso FILE | --kernel FILE [--initfs FILE], with any of\n"
                    + KnownProperties.helpText());
            return 0;
        }
        refuseUnknownProperties();
        LaunchOptions options = LaunchOptions.parse(words, System::getProperty);
        Path qemu = Executables.qemu(options.qemu());
        Acceleration acceleration = Acceleration.choose(options.acceleration(), qemu);
        Map<String, String> environment = System.getenv();
        List<String> command = QemuCommand.build(options, qemu.toString(), acceleration, environment);
        TerminalState terminal = TerminalState.save();
        System.out.println(greeting(options, acceleration, terminal));
        System.out.flush();
        return supervise(command, terminal);
    }

    private static void refuseUnknownProperties() {
        Map<String, String> given = MavenCommandLine.properties(System.getenv("MAVEN_CMD_LINE_ARGS"));
        List<String> complaints = KnownProperties.complaints(given.keySet());
        if (complaints.isEmpty()) {
            complaints = KnownProperties.complaints(System.getProperties().stringPropertyNames());
        }
        if (!complaints.isEmpty()) {
            throw new LauncherException(String.join("; ", complaints));
        }
    }

    private static String greeting(LaunchOptions options, Acceleration acceleration, TerminalState terminal) {
        StringBuilder text = new StringBuilder("hiillos: ready: ")
                .append(options.kernel() != null ? options.kernel().getFileName() : options.iso().getFileName())
                .append(" in QEMU (").append(acceleration.argument()).append(", ")
                .append(options.kernel() != null ? "PVH" : options.uefi() ? "UEFI" : "BIOS").append(", ")
                .append(options.cpus()).append(options.cpus() == 1 ? " CPU, " : " CPUs, ")
                .append(options.memory()).append("). ");
        text.append(terminal.isTerminal() ? "Quit with Ctrl-A X." : "Quit with Ctrl-C.");
        if (options.gdbPort() != 0) {
            text.append(" Waiting for gdb: target remote :").append(options.gdbPort()).append('.');
        }
        return text.toString();
    }

    private static int supervise(List<String> command, TerminalState terminal) {
        Process process;
        try {
            process = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException exception) {
            throw new LauncherException("QEMU cannot be started: " + exception.getMessage() + ".");
        }
        // Runs on Ctrl-C, on a closed terminal and when Maven stops us: nothing may stay behind.
        Thread cleaner = new Thread(() -> {
            stop(process);
            terminal.restore();
        }, "launcher-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            return process.waitFor();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return EXIT_UNUSABLE;
        }
    }

    private static void stop(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
