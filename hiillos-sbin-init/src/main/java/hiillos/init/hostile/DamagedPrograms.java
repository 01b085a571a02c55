package hiillos.init.hostile;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Mapping;
import hiillos.abi.ProcessControl;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.SpawnRequest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Asks for programs to be started whose files are damaged or cut off: the process manager refuses them, or they are processes like any
 * other, without services.
 */
final class DamagedPrograms {
    private static final String PROGRAM = "initfs:///bin/true";
    /** The ELF header and the table of segments. */
    private static final int HEADER_BYTES = 64 + 8 * 56;
    private static final long RUN_NANOS = 2_000_000;
    private static final long PAGE_BYTES = 4096;

    private final FileSystem files;
    private final ProcessManager processes;
    private final Environment environment;
    private final Function<Sender, File> opened;
    private int refused;

    DamagedPrograms(FileSystem files, ProcessManager processes, Environment environment, Function<Sender, File> opened) {
        this.files = files;
        this.processes = processes;
        this.environment = environment;
        this.opened = opened;
    }

    /** Tries so many; returns how many of them were refused. */
    int run(Generator generator, int count) throws StatusException {
        byte[] program = program();
        long room = (program.length + PAGE_BYTES - 1 & -PAGE_BYTES) + PAGE_BYTES;
        try (Frame frame = environment.job().frame(room); Mapping mapping = Mapping.writable(environment.vmem(), frame, room)) {
            mapping.write(0, program, 0, program.length);
            for (int i = 0; i < count; i++) {
                damage(generator, program, mapping);
                start(frame, generator.below(4) == 0 ? generator.below((int) room + 1) : program.length);
            }
        }
        return refused;
    }

    private byte[] program() throws StatusException {
        try (Sender sender = files.open(PROGRAM, OpenFlags.READ, 0)) {
            File file = opened.apply(sender);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (byte[] part = file.read(File.MAXIMUM_BYTES); part.length > 0; part = file.read(File.MAXIMUM_BYTES)) {
                content.write(part, 0, part.length);
            }
            return content.toByteArray();
        }
    }

    /** Writes the program with some bytes changed, mostly in its headers. */
    private static void damage(Generator generator, byte[] program, Mapping mapping) {
        byte[] head = Arrays.copyOf(program, HEADER_BYTES);
        for (int i = generator.below(3); i >= 0; i--) {
            byte[] bytes = new byte[generator.below(2) == 0 ? 1 : 8];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (generator.below(3) == 0 ? 0 : generator.below(256));
            }
            if (generator.below(8) == 0) {
                mapping.write(generator.below(program.length - bytes.length), bytes, 0, bytes.length);
            } else {
                System.arraycopy(bytes, 0, head, generator.below(HEADER_BYTES - bytes.length), bytes.length);
            }
        }
        mapping.write(0, head, 0, head.length);
    }

    private void start(Frame frame, long sizeBytes) {
        SpawnRequest request = new SpawnRequest(PROGRAM, new String[] {"damaged"}, new String[0], "fs:///", new int[0], 0, -1,
                new String[0]);
        try (ProcessControl process = processes.spawnImage(request, new Sender[0], frame, sizeBytes).process()) {
            SystemCalls.processWait(process.number(), Clock.nanos() + RUN_NANOS);
            process.kill();
            process.await();
        } catch (StatusException no) {
            refused++;
        }
    }
}
