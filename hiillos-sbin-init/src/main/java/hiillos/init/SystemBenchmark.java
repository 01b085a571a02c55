package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Log;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.Vmem;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SystemInformation;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileProxy;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.SpawnRequest;
import java.util.function.Consumer;

/**
 * What the base system costs, by the time-stamp counter: guest instructions under QEMU's {@code -icount shift=0}. The best of
 * several rounds, so that a timer tick does not count.
 */
final class SystemBenchmark {
    private static final int ROUNDS = 10;
    private static final int ITERATIONS = 20;
    private static final int BUFFER_BYTES = 4096;
    private static final String FILE = "/tmp/benchmark";
    private static final String SHELL = "initfs:///bin/sh";
    private static final String PROGRAM = "initfs:///bin/true";

    private final FileSystem files;
    private final ProcessManager processes;
    private final Consumer<String> console;

    /** One thing that is measured. */
    @FunctionalInterface
    private interface Action {
        void run() throws StatusException;
    }

    SystemBenchmark(FileSystem files, ProcessManager processes, Consumer<String> console) {
        this.files = files;
        this.processes = processes;
        this.console = console;
    }

    /** @param promptTime the counter when init was ready */
    void run(Environment environment, long promptTime) throws StatusException {
        report("boot.prompt", "instructions", promptTime + shell(), 1);
        memory(environment);
        files.open(FILE, OpenFlags.WRITE | OpenFlags.CREATE, 0644).close();
        measure("file.openclose", () -> files.open(FILE, OpenFlags.READ, 0).close());
        read(environment);
        spawn();
        new ShellBenchmark(files, processes, this::report).run();
    }

    /** What a shell takes from its start on, to its end even; 0 if there is none. */
    private long shell() throws StatusException {
        try {
            files.status(SHELL, true);
        } catch (StatusException absent) {
            return 0;
        }
        long start = Clock.timeStamp();
        run(new SpawnRequest(SHELL, new String[] {"sh", "-c", ":"}, new String[0], "fs:///", new int[0], 0, 0));
        return Clock.timeStamp() - start;
    }

    private void run(SpawnRequest request) throws StatusException {
        try (ProcessControl child = processes.spawn(request, new Sender[0]).process()) {
            child.await();
        }
    }

    /** Each process, and all memory that is in use: kernel, root and the initfs too. */
    private void memory(Environment environment) throws StatusException {
        for (ProcessInformation[] page = processes.list(0); page.length > 0;
                page = processes.list(page[page.length - 1].number() + 1)) {
            for (ProcessInformation process : page) {
                if (process.state() == ProcessState.RUNNING) {
                    report("memory.prompt." + process.name(), "bytes", process.memoryBytes(), 1);
                }
            }
        }
        byte[] machine = environment.log().information(SystemInformation.GENERAL);
        report("memory.prompt", "bytes", Log.number(machine, SystemInformation.MEMORY_TOTAL)
                - Log.number(machine, SystemInformation.MEMORY_FREE), 1);
    }

    private void read(Environment environment) throws StatusException {
        try (Frame frame = environment.job().frame(BUFFER_BYTES);
                Sender sender = files.open(FILE, OpenFlags.READ | OpenFlags.WRITE, 0)) {
            Vmem vmem = environment.vmem();
            long address = vmem.map(frame, 0, 0, BUFFER_BYTES, MapFlags.READ | MapFlags.WRITE);
            long token = files.share(frame);
            File file = new FileProxy(new Connection(sender));
            file.writeAt(token, 0, BUFFER_BYTES, 0);
            measure("file.read4k", () -> file.readAt(token, 0, BUFFER_BYTES, 0));
            vmem.unmap(address, BUFFER_BYTES);
        }
    }

    private void spawn() throws StatusException {
        SpawnRequest request = new SpawnRequest(PROGRAM, new String[] {"true"}, new String[0], "fs:///", new int[0], 0, 0);
        try {
            measure("process.spawn", () -> run(request));
        } catch (StatusException failure) {
            console.accept("# process.spawn: " + failure.getMessage());
        }
    }

    private void measure(String name, Action action) throws StatusException {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = Clock.timeStamp();
            for (int i = 0; i < ITERATIONS; i++) {
                action.run();
            }
            best = Math.min(best, Clock.timeStamp() - start);
        }
        report(name, "instructions", best / ITERATIONS, ROUNDS * ITERATIONS);
    }

    private void report(String name, String unit, long value, int iterations) {
        console.accept("{\"name\":\"" + name + "\",\"unit\":\"" + unit + "\",\"value\":" + value + ",\"iterations\":" + iterations
                + "}");
    }
}
