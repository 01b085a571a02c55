package hiillos.testkit;

import hiillos.launcher.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive its welcome: it is killed with its children when it is closed, when this JVM ends,
 * and after its time limit. The limit is kept by {@code timeout(1)} where there is one, so that it holds even when
 * this JVM is killed without notice.
 */
final class GuardedProcess implements AutoCloseable {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final int END_SECONDS = 10;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(GuardedProcess::killTree), "testkit-end"));
    }

    private final Process process;

    private GuardedProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program with its standard error joined to its standard output.
     *
     * @param directory where it runs
     * @throws MachineException if it cannot be started
     */
    static GuardedProcess start(List<String> command, Path directory, Duration timeLimit) {
        List<String> guarded = new ArrayList<>();
        Optional<Path> timeout = Executables.find("timeout");
        if (timeout.isPresent()) {
            guarded.addAll(List.of(timeout.get().toString(), "--foreground", "-s", "KILL",
                    Long.toString(timeLimit.toSeconds())));
        }
        guarded.addAll(command);
        try {
            Process process = new ProcessBuilder(guarded).directory(directory.toFile()).redirectErrorStream(true).start();
            GuardedProcess started = of(process);
            if (timeout.isEmpty()) {
                process.onExit().orTimeout(timeLimit.toSeconds(), TimeUnit.SECONDS)
                        .exceptionally(expired -> {
                            killTree(process);
                            return process;
                        });
            }
            return started;
        } catch (IOException exception) {
            throw new MachineException("cannot start " + command.getFirst() + ": " + exception.getMessage(), exception);
        }
    }

    /** A process that was started already; without a limit. */
    static GuardedProcess of(Process process) {
        RUNNING.add(process);
        return new GuardedProcess(process);
    }

    Process process() {
        return process;
    }

    /** Ids of the process and its children that are alive. */
    List<Long> livingProcesses() {
        List<Long> ids = new ArrayList<>();
        process.descendants().filter(ProcessHandle::isAlive).forEach(handle -> ids.add(handle.pid()));
        if (process.isAlive()) {
            ids.add(process.pid());
        }
        return ids;
    }

    /** Kills it and its children and waits until they are gone. */
    @Override
    public void close() {
        List<ProcessHandle> children = killTree(process);
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            for (ProcessHandle child : children) {
                child.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).exceptionally(late -> child).join();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }

    private static List<ProcessHandle> killTree(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return children;
    }
}
