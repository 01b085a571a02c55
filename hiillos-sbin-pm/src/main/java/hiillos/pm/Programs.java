package hiillos.pm;

import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Mapping;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.Vmem;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.launch.ByteSource;
import hiillos.launch.ElfProgram;
import hiillos.launch.ImageIndex;
import hiillos.launch.LaunchException;
import hiillos.launch.Manifest;
import hiillos.launch.ProcessMaker;
import java.util.HashMap;
import java.util.Map;

/** The programs of the initfs, read once each. */
final class Programs {
    private static final String SCHEME = "initfs:///";
    private static final long MAXIMUM_IMAGE_BYTES = 1L << 28;

    private final Vmem vmem;
    private final Frame image;
    private final Mapping mapping;
    private final ImageIndex index;
    private final Map<String, Loaded> loaded = new HashMap<>();

    /** A program and what it says about itself; the manifest is null if there is none. */
    record Loaded(ProcessMaker.Program program, Manifest manifest) {}

    /** @param countBytes of the image */
    Programs(Vmem vmem, Frame image, long countBytes) throws StatusException {
        this.vmem = vmem;
        this.image = image;
        mapping = Mapping.readable(vmem, image, countBytes);
        index = ImageIndex.read(new MappedBytes(mapping, 0, countBytes));
    }

    ImageIndex index() {
        return index;
    }

    /**
     * A program of the initfs.
     *
     * @throws LaunchException if it is not sound
     * @throws StatusException {@code NOT_FOUND}, {@code IS_A_DIRECTORY}
     */
    Loaded load(String path) throws StatusException {
        Loaded known = loaded.get(path);
        if (known == null) {
            ImageIndex.Entry entry = index.find(path);
            if (entry == null) {
                throw new StatusException(ServiceStatus.NOT_FOUND);
            }
            if (entry.isDirectory()) {
                throw new StatusException(ServiceStatus.IS_A_DIRECTORY);
            }
            known = load(new MappedBytes(mapping, entry.offset(), entry.sizeBytes()), image, entry.offset(), path);
            loaded.put(path, known);
        }
        return known;
    }

    private static Loaded load(ByteSource file, Frame frame, long offset, String path) {
        ElfProgram program = new ElfProgram(file, path);
        Manifest manifest = program.section(Manifest.SECTION) == null ? null : Manifest.of(program, path);
        return new Loaded(new ProcessMaker.Program(frame, offset, program, file), manifest);
    }

    /**
     * A program by its URI.
     *
     * @throws StatusException {@code BAD_PROGRAM}; {@code NO_SUCH_SCHEME}: not of the initfs
     */
    Loaded byUri(String uri) throws StatusException {
        if (!uri.startsWith(SCHEME)) {
            throw new StatusException(ServiceStatus.NO_SUCH_SCHEME);
        }
        try {
            return load(uri.substring(SCHEME.length()));
        } catch (LaunchException unsound) {
            throw new StatusException(ServiceStatus.BAD_PROGRAM);
        }
    }

    /** A program in a Frame of a client's: a snapshot of it, so that it cannot change after it was checked. */
    final class Snapshot implements AutoCloseable {
        private final Frame frame;
        private final Mapping content;
        private final Loaded program;

        Snapshot(Frame source, long sizeBytes, Job job, String name) throws StatusException {
            if (sizeBytes <= 0 || sizeBytes > MAXIMUM_IMAGE_BYTES || sizeBytes > source.sizeBytes()) {
                throw new StatusException(Status.BAD_ARGUMENT);
            }
            frame = new Frame((int) StatusException.check(SystemCalls.frameClone(source.number(), job.number(), 0,
                    sizeBytes + ImageIndex.PAGE_BYTES - 1 & -ImageIndex.PAGE_BYTES)));
            Mapping mapped = null;
            boolean isSound = false;
            try {
                mapped = Mapping.readable(vmem, frame, sizeBytes);
                program = Programs.load(new MappedBytes(mapped, 0, sizeBytes), frame, 0, name);
                content = mapped;
                isSound = true;
            } catch (LaunchException unsound) {
                throw new StatusException(ServiceStatus.BAD_PROGRAM);
            } finally {
                if (!isSound) {
                    if (mapped != null) {
                        mapped.close();
                    }
                    frame.close();
                }
            }
        }

        Loaded program() {
            return program;
        }

        @Override
        public void close() throws StatusException {
            content.close();
            frame.close();
        }
    }
}
