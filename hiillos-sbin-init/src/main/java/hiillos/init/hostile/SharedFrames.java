package hiillos.init.hostile;

import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Receiver;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.SeekOrigin;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shares memory with the file server and takes it away: Frames that shrink, that lose their pages, that nobody may pay for, whose pages a
 * pager would have to supply. And reads and writes at places that no file has.
 */
final class SharedFrames {
    private static final int FRAME_BYTES = 16384;
    private static final int ROUND_CALLS = 6;

    private final FileSystem files;
    private final Environment environment;
    private final Consumer<String> wrong;

    /** @param wrong hears of what must not be */
    SharedFrames(FileSystem files, Environment environment, Consumer<String> wrong) {
        this.files = files;
        this.environment = environment;
        this.wrong = wrong;
    }

    /**
     * Does it so many times.
     *
     * @param targets open files, whose calls are given up after a while; the first is in memory
     */
    void run(Generator generator, int count, List<File> targets) throws StatusException {
        try (Job poor = environment.job().child(FRAME_BYTES, 1); Receiver nobody = environment.job().receiver();
                Sender pager = nobody.mint(1)) {
            for (int i = 0; i < count; i++) {
                Frame frame = null;
                try {
                    frame = frame(generator, poor, pager);
                    use(generator, frame, files.share(frame), targets);
                    // There are no quotas for files: others need the room, too.
                    targets.get(0).truncate(0);
                } catch (StatusException refused) {
                    check(refused, "sharing memory");
                } finally {
                    if (frame != null) {
                        frame.close();
                    }
                }
            }
        }
    }

    private Frame frame(Generator generator, Job poor, Sender pager) throws StatusException {
        return switch (generator.below(4)) {
            case 0 -> poor.frame(64L * FRAME_BYTES);
            case 1 -> new Frame((int) StatusException.check(
                    SystemCalls.framePager(environment.job().number(), FRAME_BYTES, pager.number())));
            default -> environment.job().frame(FRAME_BYTES);
        };
    }

    private void use(Generator generator, Frame frame, long token, List<File> targets) {
        for (int i = 0; i < ROUND_CALLS; i++) {
            switch (generator.below(6)) {
                case 0 -> SystemCalls.frameResize(frame.number(), generator.below(2) * 4096L);
                case 1 -> SystemCalls.frameDiscard(frame.number(), 0, FRAME_BYTES);
                default -> {}
            }
            try {
                call(generator, token, targets.get(generator.below(targets.size())));
            } catch (StatusException refused) {
                check(refused, "a shared buffer");
            }
        }
    }

    private static void call(Generator generator, long token, File file) throws StatusException {
        int place = generator.below(4) == 0 ? generator.below(FRAME_BYTES) : 0;
        int size = generator.below(4) == 0 ? Integer.MAX_VALUE - generator.below(3) : 1 + generator.below(FRAME_BYTES);
        long offset = switch (generator.below(4)) {
            case 0 -> Long.MAX_VALUE - generator.below(FRAME_BYTES);
            case 1 -> 1L << generator.below(63);
            case 2 -> -1 - generator.below(2);
            default -> generator.below(FRAME_BYTES);
        };
        switch (generator.below(6)) {
            case 0 -> file.readShared(token, place, size);
            case 1 -> file.writeShared(token, place, size);
            case 2 -> file.readAt(token, place, size, offset);
            case 3 -> file.writeAt(token, place, size, offset);
            case 4 -> file.truncate(offset);
            default -> file.seek(offset, SeekOrigin.START);
        }
    }

    private void check(StatusException failure, String what) {
        if (failure.status() == Status.TIMED_OUT || HostileClient.isGone(failure.status())) {
            wrong.accept(what + ": " + failure.getMessage());
        }
    }
}
