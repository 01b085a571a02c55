package hiillos.conformance.guest;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Mapping;
import hiillos.abi.ProcessControl;
import hiillos.abi.Receiver;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ArgumentBlock;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileDispatcher;
import hiillos.launch.ByteSource;
import hiillos.launch.Bytes;
import hiillos.launch.ElfProgram;
import hiillos.launch.ProcessMaker;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The first program of a machine that runs others: it takes their image out of the initfs, starts it in a process of its own for
 * each task, and is the file server of their standard streams. Tasks come by standard input, results go to standard output, as
 * {@code hiillos.conformance.harness.GuestSuite} writes and reads them.
 *
 * <pre>
 * tasks:   int count; each: UTF argument, int variables, UTF each, int input bytes, the input, long limit in nanoseconds
 * results: each: UTF argument, int exit code, int output bytes, the output, int error bytes, the errors
 * </pre>
 */
public final class GuestRunner {
    /** Exit codes that no program has: what the shell says of signals. */
    private static final int FAULTED = 139;
    private static final int KILLED = 137;
    private static final int PRIORITY = 12;
    private static final long JOB_BYTES = 256L << 20;
    private static final int COPY_BYTES = 64 << 10;
    private static final int PAGE_BYTES = 4096;
    /** Where the initfs says how long the first program is; the attachment follows on whole pages, after a page of its own. */
    private static final int ROOT_BYTES = 24;

    private final Environment environment;
    private final Service<File> files;
    private final ProcessMaker maker;
    private final ProcessMaker.Program program;

    private GuestRunner(Environment environment) throws StatusException {
        this.environment = environment;
        Receiver receiver = environment.job().receiver();
        files = new Service<>(receiver, 0, FileDispatcher::new);
        Service.Provided unused = files.with(new StandardStream(new byte[0]));
        Thread server = new Thread(() -> serve(unused), "file server");
        server.setDaemon(true);
        server.start();
        maker = new ProcessMaker(environment.job(), environment.vmem());
        program = program(environment);
    }

    public static void main(String[] arguments) throws IOException, StatusException {
        GuestRunner runner = new GuestRunner(Environment.current());
        DataInputStream tasks = new DataInputStream(System.in);
        DataOutputStream results = new DataOutputStream(System.out);
        for (int left = tasks.readInt(); left > 0; left--) {
            runner.perform(tasks, results);
            results.flush();
        }
    }

    private static void serve(Service.Provided files) {
        try {
            ServerLoop.run(files);
        } catch (StatusException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The image, copied out of the initfs, whose memory no process can have a snapshot of. */
    private static ProcessMaker.Program program(Environment environment) throws StatusException {
        long whole = environment.value("initfs");
        try (Mapping initfs = Mapping.readable(environment.vmem(), environment.frame("initfs"), whole)) {
            byte[] size = new byte[Long.BYTES];
            initfs.read(ROOT_BYTES, size, 0, size.length);
            long first = 0;
            for (int i = size.length - 1; i >= 0; i--) {
                first = first << 8 | size[i] & 0xff;
            }
            long from = (PAGE_BYTES + first + PAGE_BYTES - 1 & -PAGE_BYTES) + PAGE_BYTES;
            Frame frame = environment.job().frame(whole - from);
            byte[] part = new byte[COPY_BYTES];
            for (long at = from; at < whole; at += part.length) {
                int length = (int) Math.min(part.length, whole - at);
                initfs.read(at, part, 0, length);
                Bytes.write(frame, at - from, part, length);
            }
            Mapping mapping = Mapping.readable(environment.vmem(), frame, whole - from);
            ByteSource file = new ByteSource() {
                @Override
                public long countBytes() {
                    return whole - from;
                }

                @Override
                public void read(long offset, byte[] target, int index, int length) {
                    mapping.read(offset, target, index, length);
                }
            };
            return new ProcessMaker.Program(frame, 0, new ElfProgram(file, "programs"), file);
        }
    }

    private void perform(DataInputStream tasks, DataOutputStream results) throws IOException, StatusException {
        String argument = tasks.readUTF();
        String[] variables = new String[tasks.readInt()];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = tasks.readUTF();
        }
        StandardStream input = new StandardStream(tasks.readNBytes(tasks.readInt()));
        StandardStream output = new StandardStream(new byte[0]);
        StandardStream errors = new StandardStream(new byte[0]);
        int exitCode = run(argument, variables, tasks.readLong(), input, output, errors);
        results.writeUTF(argument);
        results.writeInt(exitCode);
        write(results, output.written());
        write(results, errors.written());
    }

    private static void write(DataOutputStream results, byte[] bytes) throws IOException {
        results.writeInt(bytes.length);
        results.write(bytes);
    }

    private int run(String argument, String[] variables, long limitNanos, StandardStream input, StandardStream output,
            StandardStream errors) throws StatusException {
        Job job = environment.job().child(JOB_BYTES, PRIORITY);
        try (Sender in = files.publish(input, FileDispatcher::new); Sender out = files.publish(output, FileDispatcher::new);
                Sender err = files.publish(errors, FileDispatcher::new)) {
            byte[] arguments = ArgumentBlock.of(new String[] {"program", argument}, variables, "initfs:///");
            List<ProcessMaker.Grant> grants = List.of(stream("fd.0", in), stream("fd.1", out), stream("fd.2", err),
                    new ProcessMaker.Grant("log", environment.log(), Rights.READ | Rights.WRITE, ObjectType.LOG, 0));
            try (ProcessControl process = maker.make(job, "program", program, PRIORITY, grants, arguments, made -> { }).start()) {
                return exitCode(process, limitNanos);
            }
        } finally {
            job.kill();
            job.close();
        }
    }

    private static ProcessMaker.Grant stream(String name, Sender sender) {
        return new ProcessMaker.Grant(name, sender, Rights.SEND | Rights.DUPLICATE | Rights.TRANSFER, ObjectType.SENDER, 0);
    }

    private static int exitCode(ProcessControl process, long limitNanos) throws StatusException {
        long reason = SystemCalls.processWait(process.number(), Clock.nanos() + limitNanos);
        if (reason == -Status.TIMED_OUT) {
            return KILLED;
        }
        StatusException.check(reason);
        return switch (ExitReason.kind(reason)) {
            case ExitReason.EXITED -> ExitReason.detail(reason) & 0xff;
            case ExitReason.FAULTED -> FAULTED;
            default -> KILLED;
        };
    }
}
