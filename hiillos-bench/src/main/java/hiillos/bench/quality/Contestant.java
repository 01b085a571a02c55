package hiillos.bench.quality;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that runs a workload when it is asked to, and the processor time that this takes by Linux' own count: nanoseconds
 * of all its threads but HotSpot's compilers. What else the machine does is not in it, but for what it does to caches.
 */
final class Contestant implements Closeable {
    private final Process process;
    private final BufferedReader answers;
    private final OutputStream questions;
    private final String name;
    private String checksum;
    private int count = 1;
    private double best = Double.MAX_VALUE;

    Contestant(List<String> command) throws IOException {
        name = command.getFirst();
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = process.getOutputStream();
    }

    /** Runs for at least so long, and finds the number of runs that take the given time. */
    void warmUp(long nanos, long window) throws IOException {
        long spent = 0;
        do {
            long taken = Math.max(1, run(count));
            spent += taken;
            count = (int) Math.clamp(count * (double) window / taken, Math.max(1, count / 4), count * 8L);
        } while (spent < nanos);
    }

    /** A measurement of many runs, of which the best one counts. */
    void measure() throws IOException {
        best = Math.min(best, (double) run(count) / count);
    }

    private long run(int times) throws IOException {
        long before = processorNanos();
        questions.write((times + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " ended before it had an answer");
        }
        if (checksum != null && !checksum.equals(answer)) {
            answer = checksum + " and " + answer;
        }
        checksum = answer;
        return processorNanos() - before;
    }

    /** Asked again until it stands still: Linux adds a thread's time when it goes to sleep. */
    private long processorNanos() throws IOException {
        long last = -1;
        long now = sum();
        while (now != last) {
            LockSupport.parkNanos(1_000_000);
            last = now;
            now = sum();
        }
        return now;
    }

    private long sum() throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path task : tasks) {
                try {
                    if (!Files.readString(task.resolve("comm")).matches("C[12] Compiler.*\n")) {
                        sum += Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]);
                    }
                } catch (NoSuchFileException ended) {
                    // A thread of HotSpot's that is no longer needed.
                }
            }
        }
        return sum;
    }

    /** Nanoseconds of the best run. */
    double best() {
        return best;
    }

    String checksum() {
        return checksum;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        answers.close();
        process.destroy();
    }
}
