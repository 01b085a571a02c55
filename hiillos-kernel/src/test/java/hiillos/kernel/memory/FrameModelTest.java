package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.processor.Processor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames, clones and mappings against maps of words, seen through processors whose caches go stale. */
class FrameModelTest {
    private static final long PAGE = 4096;
    private static final long BASE = 0x1000_0000L;
    private static final long APART = 64 << 20;
    private static final int READ_WRITE = MapFlags.READ | MapFlags.WRITE;

    /** A Frame, what its pages hold, and where it is mapped. */
    private static final class Model {
        final Frame frame;
        final Map<Long, Long> words = new HashMap<>();
        final List<long[]> places = new ArrayList<>();

        Model(Frame frame) {
            this.frame = frame;
        }
    }

    private SimulatedTranslations machine;
    private Job job;
    private final List<Vmem> spaces = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private int nextPlace;

    private void start(int processors, long jobBytes) {
        SimulatedMachine.start(96 << 20);
        machine = SimulatedTranslations.install(processors);
        job = SimulatedMachine.job(jobBytes);
        for (int i = 0; i < 2; i++) {
            assertTrue(job.charge(PAGE));
            assertEquals(Status.OK, Slab.VMEM.reserve(job));
            spaces.add(new Vmem(job, PageTable.create()));
        }
    }

    @AfterEach
    void oneProcessorAgain() {
        SimulatedTranslations.remove();
    }

    private Model make(Random random) {
        int status = Slab.FRAME.reserve(job);
        if (status != Status.OK) {
            return null;
        }
        long pages = random.nextInt(8) == 0 ? 1024 : 1 + random.nextInt(40);
        Model model = new Model(random.nextBoolean() ? new Frame(job, pages) : Frame.ofLargePages(job, pages, 9));
        models.add(model);
        return model;
    }

    private void map(Model model, Random random) {
        int space = random.nextInt(2);
        long address = BASE + APART * nextPlace++;
        if (spaces.get(space).map(model.frame, address, 0, model.frame.countBytes(), READ_WRITE, MapFlags.ALL) == address) {
            model.places.add(new long[] {space, address, model.frame.countPages()});
        }
    }

    private void cloneOf(Model model, Random random) {
        if (Slab.FRAME.reserve(job) != Status.OK) {
            return;
        }
        long first = random.nextInt((int) Math.min(model.frame.countPages(), 8));
        long count = model.frame.countPages() - first;
        Model clone = new Model(FrameSizes.emptyClone(model.frame, job, count));
        if (FrameSizes.share(model.frame, first, clone.frame) != Status.OK) {
            clone.frame.release();
            return;
        }
        model.words.forEach((index, value) -> {
            if (index >= first) {
                clone.words.put(index - first, value);
            }
        });
        models.add(clone);
    }

    private static int repeat(java.util.function.IntSupplier call) {
        int status = call.getAsInt();
        while (status == Restart.STATUS) {
            status = call.getAsInt();
        }
        return status;
    }

    /** An address that shows a page of a Frame, on a processor that has the space. */
    private long[] place(Model model, Random random, int processors) {
        if (model.places.isEmpty()) {
            return null;
        }
        long[] place = model.places.get(random.nextInt(model.places.size()));
        long index = random.nextInt((int) Math.min(place[2], 30)) * (place[2] > 600 ? 37L : 1L) % place[2];
        machine.run(random.nextInt(processors), spaces.get((int) place[0]));
        return new long[] {place[0], place[1] + index * PAGE, index};
    }

    private void read(Model model, Random random, int processors) {
        long[] at = place(model, random, processors);
        if (at != null) {
            long seen = machine.read(spaces.get((int) at[0]), at[1]);
            if (at[2] >= model.frame.countPages()) {
                assertEquals(-1 - Status.BAD_ADDRESS, seen);
            } else if (seen >= 0) {
                assertEquals(model.words.getOrDefault(at[2], 0L), seen);
            } else {
                assertTrue(isExhaustion(seen), () -> Status.name((int) (-1 - seen)));
            }
        }
    }

    private void write(Model model, Random random, int processors) {
        long[] at = place(model, random, processors);
        if (at != null) {
            long value = random.nextInt(Integer.MAX_VALUE) + 1L;
            long result = machine.write(spaces.get((int) at[0]), at[1], value);
            if (at[2] >= model.frame.countPages()) {
                assertEquals(-1 - Status.BAD_ADDRESS, result);
            } else if (result == 0) {
                model.words.put(at[2], value);
            } else {
                assertTrue(isExhaustion(result), () -> Status.name((int) (-1 - result)));
            }
        }
    }

    private static boolean isExhaustion(long result) {
        return result == -1 - Status.OUT_OF_QUOTA || result == -1 - Status.OUT_OF_MEMORY;
    }

    private void resize(Model model, Random random) {
        long pages = 1 + random.nextInt(50) + (random.nextInt(4) == 0 ? 700 : 0);
        if (repeat(() -> FrameSizes.resize(model.frame, pages)) == Status.OK) {
            assertEquals(pages, model.frame.countPages());
            model.words.keySet().removeIf(index -> index >= pages);
        }
    }

    private void discard(Model model, Random random) {
        long start = random.nextInt((int) Math.min(model.frame.countPages(), 30));
        long end = Math.min(model.frame.countPages(), start + 1 + random.nextInt(600));
        if (repeat(() -> FrameSizes.discard(model.frame, start, end)) == Status.OK) {
            model.words.keySet().removeIf(index -> index >= start && index < end);
        }
    }

    private void drop(Model model) {
        models.remove(model);
        for (long[] place : model.places) {
            assertEquals(Status.OK, repeat(() -> spaces.get((int) place[0]).unmap(place[1], place[2] * PAGE)));
        }
        model.frame.release();
    }

    private void step(Random random, int processors) {
        machine.leave();
        machine.run(random.nextInt(processors), spaces.get(random.nextInt(2)));
        if (models.isEmpty() || models.size() < 6 && random.nextInt(10) == 0) {
            make(random);
            return;
        }
        Model model = models.get(random.nextInt(models.size()));
        switch (random.nextInt(24)) {
            case 0, 1 -> map(model, random);
            case 2 -> {
                if (models.size() < 12) {
                    cloneOf(model, random);
                }
            }
            case 3 -> resize(model, random);
            case 4 -> discard(model, random);
            case 5 -> {
                if (models.size() > 4) {
                    drop(model);
                }
            }
            case 6, 7, 8, 9, 10, 11, 12, 13 -> write(model, random, processors);
            default -> read(model, random, processors);
        }
        assertTrue(model.frame.countPresent() >= model.words.size());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,2", "4,2", "5,3", "6,3", "7,4", "8,4"})
    void everyFrameHoldsWhatWasWrittenToIt(long seed, int processors) {
        start(processors, 80 << 20);
        long charged = job.chargedBytes();
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            step(random, processors);
        }
        finish(charged);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aSmallBudgetFailsCleanly(long seed) {
        start(2, 150 * PAGE);
        long charged = job.chargedBytes();
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            step(random, 2);
            assertTrue(job.chargedBytes() <= job.limitBytes());
        }
        finish(charged);
    }

    private void finish(long charged) {
        machine.run(0, spaces.get(0));
        while (!models.isEmpty()) {
            drop(models.getFirst());
        }
        drain();
        spaces.forEach(space -> {
            assertEquals(0, space.countMappings());
            space.release();
        });
        drain();
        assertEquals(charged - 2 * (PAGE + Slab.VMEM.cellBytes()), job.chargedBytes());
        for (long page = 0; page < PhysicalMemory.totalPages(); page++) {
            assertEquals(0, PageCounts.entries(page << 12), "a count was left behind");
        }
    }

    /** The grace period ends when every processor has been interrupted. */
    private void drain() {
        for (int i = 0; i < 3 * Processor.count(); i++) {
            machine.run(i % Processor.count(), spaces.get(0));
            Reclaimer.drain();
            machine.leave();
        }
    }
}
