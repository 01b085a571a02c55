package hiillos.vfs;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Sender;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.Watches;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileDispatcher;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.Random;
import hiillos.abi.protocol.ServiceManager;
import java.util.function.LongSupplier;

/** What the file service needs of the kernel and of other servers. */
final class VfsHost implements FileService.Host {
    private static final long VOLUME_BYTES = 64L << 20;
    private static final String DRIVERS = "fsd.";
    private static final long PAGE_BYTES = 4096;
    /** Clients that may wait for pipes to be ready: of all, of one end. */
    private static final int MOST_WATCHES = 1024;
    private static final int MOST_WATCHES_OF_AN_END = 32;

    private final Environment environment;
    private final Service<FileSystem> files;
    private final Random random;
    private final ServiceManager services;
    private final LongSupplier clock;
    private SharedBuffers buffers;
    private final Watches.Limit watches;
    private int pipes;

    VfsHost(Environment environment, Service<FileSystem> files, Random random, ServiceManager services, LongSupplier clock) {
        this.environment = environment;
        this.files = files;
        this.random = random;
        this.services = services;
        this.clock = clock;
        watches = new Watches.Limit(files::publish, MOST_WATCHES, MOST_WATCHES_OF_AN_END);
    }

    void buffers(SharedBuffers shared) {
        buffers = shared;
    }

    /** A word that nobody can guess. Without rngd one that is hard to guess. */
    long token() {
        if (random != null) {
            try {
                return random.word();
            } catch (StatusException absent) {
                return weakToken();
            }
        }
        return weakToken();
    }

    private static long weakToken() {
        long mixed = Clock.timeStamp() * 0x9e37_79b9_7f4a_7c15L ^ Clock.nanos();
        mixed = (mixed ^ mixed >>> 32) * 0xd6e8_feb8_6659_fd93L;
        return mixed ^ mixed >>> 32;
    }

    @Override
    public Sender publish(File file) throws StatusException {
        return files.publish(file, FileDispatcher::new);
    }

    @Override
    public long badge(File file) {
        return files.badge(file);
    }

    @Override
    public void republish(long badge, File file) throws StatusException {
        files.republish(badge, file, FileDispatcher::new, 1);
    }

    @Override
    public long caller() {
        return ServerLoop.callerBadge();
    }

    @Override
    public Region map(Frame frame) throws StatusException {
        // A pager could let this process wait for ever for a page, and device memory is none: only ordinary Frames can be cloned.
        new Frame((int) StatusException.check(SystemCalls.frameClone(frame.number(), environment.job().number(), 0, PAGE_BYTES)))
                .close();
        return FrameRegion.ofClient(environment.vmem(), frame, frame.sizeBytes());
    }

    @Override
    public PipeEnds pipe(Runnable closed) throws StatusException {
        Pipe pipe = new Pipe(watches);
        pipes++;
        Sender reader = publish(new PipeEnd(pipe, true, buffers, pipes, closed));
        try {
            return new PipeEnds(reader, publish(new PipeEnd(pipe, false, buffers, pipes, closed)));
        } catch (StatusException failure) {
            reader.close();
            throw failure;
        }
    }

    @Override
    public Volume volume(int device) throws StatusException {
        Frame frame = environment.job().frame(VOLUME_BYTES);
        try {
            return new MemoryVolume(new FrameRegion(environment.vmem(), frame, VOLUME_BYTES, MapFlags.READ | MapFlags.WRITE),
                    device, clock);
        } catch (StatusException failure) {
            frame.close();
            throw failure;
        }
    }

    /** Drivers are servers {@code fsd.TYPE}, started when they are first needed. None is there yet. */
    @Override
    public Volume driver(String type, String source, int device) throws StatusException {
        if (services != null) {
            services.start(DRIVERS + type, true);
        }
        throw new StatusException(Status.NOT_SUPPORTED);
    }
}
