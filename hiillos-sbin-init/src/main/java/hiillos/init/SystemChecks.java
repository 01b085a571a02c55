package hiillos.init;

import hiillos.abi.Clock;
import hiillos.abi.Connection;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.WireBuffer;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.DirectoryEntry;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.SpawnRequest;
import hiillos.launch.ExitReasons;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What only the running system can show, as a TAP report: {@code test=1}. */
final class SystemChecks {
    private static final String FILE = "initfs:///etc/motd";

    private final TextFiles texts;
    private final FileSystem files;
    private final ProcessManager processes;
    private final Connection rawFiles;
    private final Consumer<String> console;
    private final BooleanSupplier clockCheck;
    private int number;
    private int failures;

    /** One check; anything thrown is a failure as well. */
    @FunctionalInterface
    private interface Check {
        boolean holds() throws StatusException;
    }

    /**
     * @param rawFiles a connection to the same server as {@code files}, for messages that no proxy would send
     * @param clockCheck {@link #clockGoesOn}
     */
    SystemChecks(TextFiles texts, FileSystem files, ProcessManager processes, Connection rawFiles, Consumer<String> console,
            BooleanSupplier clockCheck) {
        this.texts = texts;
        this.files = files;
        this.processes = processes;
        this.rawFiles = rawFiles;
        this.console = console;
        this.clockCheck = clockCheck;
    }

    /** Runs all; returns how many failed. */
    int run() {
        console.accept("TAP version 13");
        check("files: a file is read whole, in parts longer than a message",
                () -> texts.bytes(FILE).length == files.status(FILE, true).sizeBytes()
                        && files.status(FILE, true).sizeBytes() > 48);
        check("files: directories are listed", () -> lists("initfs:///sbin", "init"));
        check("files: dots in a path are resolved",
                () -> files.status("initfs:///etc/./../sbin", true).kind() == FileKind.DIRECTORY);
        check("files: an absent file is NOT_FOUND",
                () -> fails(ServiceStatus.NOT_FOUND, () -> opens("initfs:///etc/absent")));
        check("files: an unknown scheme is NO_SUCH_SCHEME",
                () -> fails(ServiceStatus.NO_SUCH_SCHEME, () -> opens("gopher:///etc/motd")));
        check("files: a bad URI is BAD_PATH", () -> fails(ServiceStatus.BAD_PATH, () -> opens("etc/motd")));
        check("processes: pm, vfs and init run", () -> runs("pm") && runs("vfs") && runs("init"));
        check("processes: a program has no service that its starter does not let it have",
                () -> ExitReasons.isSuccess(await(InitServer.ALLOWANCE, "files", "processes", "services")));
        check("processes: a program that needs another service is not started",
                () -> fails(Status.ACCESS_DENIED, () -> await(InitServer.ALLOWANCE, "files") == 0));
        check("protocols: an unknown operation is answered", () -> fails(ServiceStatus.UNKNOWN_OPERATION, () -> {
            rawFiles.call(999, rawFiles.begin());
            return true;
        }));
        check("protocols: a length beyond the message is answered", () -> fails(ServiceStatus.BAD_MESSAGE, () -> {
            WireBuffer wire = rawFiles.begin();
            wire.putLong(1L << 40);
            rawFiles.call(1, wire);
            return true;
        }));
        check("protocols: a long message arrives in parts", () -> fails(ServiceStatus.NOT_FOUND,
                () -> opens("initfs:///" + "a-long-name/".repeat(80))));
        check("language: a null dereference is a NullPointerException", SystemChecks::catchesNull);
        check("clock: it goes on", clockCheck::getAsBoolean);
        console.accept("1.." + number);
        return failures;
    }

    /** Sleeps a millisecond; tells whether that much has passed. */
    static boolean clockGoesOn() {
        long start = Clock.nanos();
        Clock.sleepUntil(start + 1_000_000);
        return Clock.nanos() - start >= 1_000_000;
    }

    /** Runs this image as a program that may have some services only; returns how it ended. */
    private long await(String argument, String... services) throws StatusException {
        SpawnRequest request = new SpawnRequest(InitServer.SELF, new String[] {argument}, new String[0], "fs:///", new int[0], 0, 0,
                services);
        try (ProcessControl child = processes.spawn(request, new Sender[0]).process()) {
            return child.await();
        }
    }

    private boolean opens(String uri) throws StatusException {
        files.open(uri, OpenFlags.READ, 0).close();
        return true;
    }

    private boolean runs(String name) throws StatusException {
        for (ProcessInformation process : processes.list(0)) {
            if (process.name().equals(name) && process.state() == ProcessState.RUNNING) {
                return true;
            }
        }
        return false;
    }

    private boolean lists(String directory, String name) throws StatusException {
        for (DirectoryEntry entry : files.list(directory, "").entries()) {
            if (entry.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fails(int status, Check check) {
        try {
            check.holds();
            return false;
        } catch (StatusException failure) {
            return failure.status() == status;
        }
    }

    private static boolean catchesNull() {
        String[] texts = new String[1];
        try {
            return texts[0].length() < 0;
        } catch (NullPointerException expected) {
            return true;
        }
    }

    private void check(String name, Check check) {
        number++;
        String problem = "";
        boolean holds = false;
        try {
            holds = check.holds();
        } catch (StatusException | RuntimeException failure) {
            problem = " # " + failure;
        }
        if (!holds) {
            failures++;
        }
        console.accept((holds ? "ok " : "not ok ") + number + " - " + name + problem);
    }
}
