package hiillos.posix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.posix.memory.MemoryMachine;
import hiillos.posix.memory.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs in a machine in memory see POSIX. */
class PosixTest {
    private final MemoryMachine machine = new MemoryMachine();
    private final List<Throwable> failures = new ArrayList<>();

    /** Runs a body as the program of a process. */
    private MemoryMachine.Result run(Program body) {
        machine.install("main", arguments -> {
            try {
                return body.run(arguments);
            } catch (Exception | AssertionError failure) {
                failures.add(failure);
                return 99;
            }
        });
        MemoryMachine.Result result = machine.run("input\n", "/bin/main", "one", "two");
        assertEquals(List.of(), failures);
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(int descriptor, String text) throws PosixException {
        Posix.writeFully(descriptor, bytes(text), 0, bytes(text).length);
    }

    private static String read(int descriptor, int count) throws PosixException {
        byte[] buffer = new byte[count];
        return new String(buffer, 0, Posix.read(descriptor, buffer, 0, count), StandardCharsets.UTF_8);
    }

    private static void assertFails(Errno expected, org.junit.jupiter.api.function.Executable call) {
        assertEquals(expected, assertThrows(PosixException.class, call).error());
    }

    @Test
    void filesAreReadAndWritten() {
        run(arguments -> {
            int file = Posix.open("/tmp/a", OpenFlags.READ_WRITE | OpenFlags.CREATE, 0666);
            write(file, "hello world");
            assertEquals(11, Posix.status(file).sizeBytes());
            assertEquals(0644, Posix.status("/tmp/a").permissions());
            assertEquals(6, Posix.seek(file, 6, Whence.SET));
            assertEquals("world", read(file, 100));
            assertEquals("", read(file, 100));
            assertEquals(9, Posix.seek(file, -2, Whence.END));
            Posix.truncate(file, 5);
            assertEquals(5, Posix.status("/tmp/a").sizeBytes());
            Posix.close(file);
            assertFails(Errno.EBADF, () -> Posix.close(file));
            int appending = Posix.open("/tmp/a", OpenFlags.WRITE_ONLY | OpenFlags.APPEND, 0);
            write(appending, "!");
            assertFails(Errno.EBADF, () -> read(appending, 1));
            return 0;
        });
        assertEquals("hello!", machine.text("/tmp/a"));
    }

    @Test
    void errorsAreThoseOfPosix() {
        run(arguments -> {
            assertFails(Errno.ENOENT, () -> Posix.open("/nothing", OpenFlags.READ_ONLY, 0));
            assertFails(Errno.ENOENT, () -> Posix.open("/nowhere/x", OpenFlags.WRITE_ONLY | OpenFlags.CREATE, 0666));
            assertFails(Errno.EISDIR, () -> Posix.open("/tmp", OpenFlags.WRITE_ONLY, 0));
            assertFails(Errno.ENOTDIR, () -> Posix.open("/bin/main/x", OpenFlags.READ_ONLY, 0));
            assertFails(Errno.EEXIST, () -> Posix.open("/tmp", OpenFlags.CREATE | OpenFlags.EXCLUSIVE, 0));
            assertFails(Errno.EEXIST, () -> Posix.makeDirectory("/tmp", 0777));
            assertFails(Errno.ENAMETOOLONG, () -> Posix.status("/" + "x".repeat(300)));
            assertFails(Errno.ENXIO, () -> Posix.status("nosuchscheme:///x"));
            assertFails(Errno.ENOTTY, () -> Posix.terminal(0));
            assertFails(Errno.ESPIPE, () -> Posix.seek(0, 0, Whence.SET));
            assertFails(Errno.ECHILD, () -> Posix.waitFor(-1));
            assertFails(Errno.ESRCH, () -> Posix.kill(4711, 0));
            assertFails(Errno.EINVAL, () -> Posix.rename("/tmp", "/tmp/below"));
            assertFails(Errno.EBADF, () -> Posix.duplicateTo(0, 100_000));
            assertFails(Errno.EMFILE, () -> {
                while (true) {
                    Posix.duplicate(0);
                }
            });
            return 0;
        });
    }

    @Test
    void duplicatesShareTheOffset() {
        run(arguments -> {
            int file = Posix.open("/tmp/d", OpenFlags.READ_WRITE | OpenFlags.CREATE, 0666);
            int copy = Posix.duplicate(file);
            write(file, "ab");
            write(copy, "cd");
            Posix.close(file);
            Posix.duplicateTo(copy, 20);
            write(20, "ef");
            assertTrue(Posix.isOpen(20));
            return 0;
        });
        assertEquals("abcdef", machine.text("/tmp/d"));
    }

    @Test
    void directoriesAndNames() {
        run(arguments -> {
            Posix.makeDirectory("/tmp/d", 0777);
            Posix.changeDirectory("/tmp/d");
            assertEquals("/tmp/d", Posix.workingDirectory());
            Posix.close(Posix.open("f", OpenFlags.WRITE_ONLY | OpenFlags.CREATE, 0666));
            Posix.rename("f", "../g");
            assertEquals(1, Posix.list("..").length - 1);
            assertFails(Errno.ENOTEMPTY, () -> Posix.removeDirectory("/tmp"));
            Posix.changeDirectory("..");
            Posix.removeDirectory("d");
            assertFails(Errno.EISDIR, () -> Posix.unlink("/tmp"));
            Posix.unlink("g");
            assertEquals(0, Posix.list("/tmp").length);
            return 0;
        });
    }

    @Test
    void pipesBlockAndEnd() {
        machine.install("child", arguments -> {
            for (int i = 0; i < 1000; i++) {
                write(1, "0123456789012345678901234567890123456789");
            }
            return 7;
        });
        run(arguments -> {
            Pipe pipe = Posix.pipe();
            int child = Posix.spawn(new SpawnRequest("/bin/child", "child").descriptor(1, pipe.writeEnd()));
            Posix.close(pipe.writeEnd());
            Poll poll = new Poll(pipe.readEnd(), Poll.READABLE);
            assertEquals(1, Posix.poll(new Poll[] {poll}, Posix.FOREVER));
            int total = 0;
            byte[] buffer = new byte[777];
            for (int count = Posix.read(pipe.readEnd(), buffer, 0, 777); count > 0;
                    count = Posix.read(pipe.readEnd(), buffer, 0, 777)) {
                total += count;
            }
            assertEquals(40_000, total);
            assertEquals(new ChildStatus(child, 7, 0), Posix.waitFor(child));
            return 0;
        });
    }

    @Test
    void writingToNobodyIsAnError() {
        run(arguments -> {
            Pipe pipe = Posix.pipe();
            Posix.close(pipe.readEnd());
            assertFails(Errno.EPIPE, () -> write(pipe.writeEnd(), "x"));
            return 0;
        });
    }

    @Test
    void childrenGetArgumentsEnvironmentAndDirectory() {
        machine.install("child", arguments -> {
            ByteOutput out = new ByteOutput(1);
            out.line(String.join(",", Posix.arguments()) + " " + Posix.environment() + " " + Posix.workingDirectory());
            out.flush();
            assertFalse(Posix.isOpen(0));
            throw Posix.exit(258);
        });
        MemoryMachine.Result result = run(arguments -> {
            int child = Posix.spawn(new SpawnRequest("/bin/child", "name", "argument").environment(new String[] {"A=1"})
                    .workingDirectory("/etc").descriptor(1, 1));
            assertEquals(2, Posix.waitFor(-1).exitCode());
            assertFails(Errno.ECHILD, () -> Posix.waitFor(child));
            assertFails(Errno.ENOEXEC, () -> Posix.spawn(new SpawnRequest("/tmp/../etc/text", "x")));
            return 0;
        }, "/etc/text");
        assertEquals("name,argument {A=1} /etc\n", result.output());
    }

    private MemoryMachine.Result run(Program body, String textFile) {
        machine.file(textFile, "no program");
        return run(body);
    }

    @Test
    void signalsEndOrAreCaught() {
        machine.install("child", arguments -> {
            Posix.sleepUntil(Long.MAX_VALUE);
            return 0;
        });
        machine.install("catcher", arguments -> {
            Posix.catchSignals(1L << Signals.SIGTERM);
            write(1, "r");
            try {
                Posix.sleepUntil(Long.MAX_VALUE);
            } catch (PosixException interrupted) {
                return interrupted.error() == Errno.EINTR && Posix.takeSignals() == 1L << Signals.SIGTERM ? 5 : 6;
            }
            return 7;
        });
        run(arguments -> {
            int child = Posix.spawn(new SpawnRequest("/bin/child", "child"));
            assertNull(Posix.pollChild(child));
            Posix.kill(child, Signals.SIGTERM);
            assertEquals(128 + Signals.SIGTERM, Posix.waitFor(child).shellStatus());
            Pipe pipe = Posix.pipe();
            int catcher = Posix.spawn(new SpawnRequest("/bin/catcher", "catcher").descriptor(1, pipe.writeEnd())
                    .group(SpawnRequest.NEW_GROUP));
            assertEquals("r", read(pipe.readEnd(), 1));
            Posix.kill(-catcher, Signals.SIGTERM);
            assertEquals(5, Posix.waitFor(catcher).exitCode());
            return 0;
        });
    }

    @Test
    void childrenAreStoppedAndGoOn() {
        machine.install("child", arguments -> {
            Posix.sleepUntil(Long.MAX_VALUE);
            return 0;
        });
        run(arguments -> {
            int child = Posix.spawn(new SpawnRequest("/bin/child", "child").group(SpawnRequest.NEW_GROUP));
            Posix.kill(-child, Signals.SIGTSTP);
            assertEquals(ChildStatus.stopped(child, Signals.SIGTSTP), Posix.waitFor(child, WaitOptions.STOPPED));
            assertEquals(128 + Signals.SIGTSTP, Posix.waitFor(-1, WaitOptions.STOPPED | WaitOptions.NOW).shellStatus());
            assertNull(Posix.waitFor(child, WaitOptions.NOW));
            Posix.kill(child, Signals.SIGCONT);
            assertNull(Posix.waitFor(child, WaitOptions.NOW | WaitOptions.STOPPED));
            Posix.kill(child, Signals.SIGSTOP);
            assertEquals(Signals.SIGSTOP, Posix.waitFor(child, WaitOptions.STOPPED).signal());
            Posix.kill(child, Signals.SIGKILL);
            assertEquals(new ChildStatus(child, 0, Signals.SIGKILL), Posix.waitFor(child));
            // In this process's own group nobody else could let it go on.
            int own = Posix.spawn(new SpawnRequest("/bin/child", "child"));
            Posix.kill(own, Signals.SIGTSTP);
            assertNull(Posix.waitFor(own, WaitOptions.NOW | WaitOptions.STOPPED));
            assertFails(Errno.EIO, () -> Posix.kill(-Posix.groupNumber(), Signals.SIGTTIN));
            Posix.kill(own, Signals.SIGKILL);
            assertEquals(own, Posix.waitFor(own).process());
            return 0;
        });
    }

    @Test
    void aCaughtSignalInterruptsAWaitForAChild() {
        machine.install("child", arguments -> {
            Posix.kill(Posix.parentNumber(), Signals.SIGUSR1);
            Posix.sleepUntil(Long.MAX_VALUE);
            return 0;
        });
        run(arguments -> {
            Posix.catchSignals(1L << Signals.SIGUSR1);
            int child = Posix.spawn(new SpawnRequest("/bin/child", "child"));
            assertFails(Errno.EINTR, () -> Posix.waitFor(child));
            assertEquals(1L << Signals.SIGUSR1, Posix.takeSignals());
            Posix.catchSignals(1L << Signals.SIGCHLD);
            Posix.kill(child, Signals.SIGTERM);
            assertFails(Errno.EINTR, () -> Posix.sleepUntil(Long.MAX_VALUE));
            assertEquals(1L << Signals.SIGCHLD, Posix.takeSignals());
            assertEquals(Signals.SIGTERM, Posix.waitFor(child).signal());
            return 0;
        });
    }

    @Test
    void fullAndReadOnlyFileSystemsSaySo() {
        machine.file("initfs:///fixed", "x");
        machine.freeze("initfs");
        machine.limitBytes(10);
        run(arguments -> {
            int file = Posix.open("/tmp/a", OpenFlags.WRITE_ONLY | OpenFlags.CREATE, 0666);
            write(file, "0123456789");
            assertFails(Errno.ENOSPC, () -> write(file, "x"));
            assertFails(Errno.EROFS, () -> Posix.open("initfs:///fixed", OpenFlags.WRITE_ONLY, 0));
            assertFails(Errno.EROFS, () -> Posix.unlink("initfs:///fixed"));
            assertFails(Errno.EXDEV, () -> Posix.rename("/tmp/a", "initfs:///a"));
            return 0;
        });
    }

    @Test
    void linesAndBuffers() {
        machine.file("/tmp/lines", "one\ntwo\n\nno end");
        MemoryMachine.Result result = run(arguments -> {
            ByteInput input = new ByteInput(Posix.open("/tmp/lines", OpenFlags.READ_ONLY, 0));
            assertArrayEquals(bytes("one\n"), input.line());
            assertArrayEquals(bytes("two\n"), input.line());
            assertArrayEquals(bytes("\n"), input.line());
            assertArrayEquals(bytes("no end"), input.line());
            assertNull(input.line());
            ByteOutput out = new ByteOutput(1);
            out.print("x".repeat(5000)).line("").raw("\u00ff");
            out.flush();
            return 3;
        });
        assertEquals(5000 + 1 + 1, result.output().length());
        assertEquals(3, result.status());
    }
}
