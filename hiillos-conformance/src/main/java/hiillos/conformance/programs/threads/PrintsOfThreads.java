package hiillos.conformance.programs.threads;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** What one call prints stays together, whoever else prints at the same time; and the stream below is never called by two at once. */
public final class PrintsOfThreads {
    private static final int THREADS = 4;
    private static final int LINES = 60;

    private PrintsOfThreads() {}

    public static void main(String[] arguments) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OnlyOne onlyOne = new OnlyOne(bytes);
        PrintStream out = new PrintStream(onlyOne, true, StandardCharsets.UTF_8);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads[i] = new Thread(() -> print(out, number));
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n");
        Set<String> kinds = new TreeSet<>();
        for (String line : lines) {
            kinds.add(line.replaceAll("[0-9]+", "n"));
        }
        System.out.println(lines.length + " lines " + kinds);
        System.out.println("at once: " + onlyOne.most);
    }

    private static void print(PrintStream out, int number) {
        for (int i = 0; i < LINES; i += 3) {
            out.printf("thread %d: line %d of %s%n", number, i, "some");
            out.println("thread " + number + ": another " + i);
            out.print("thread " + number + '\n');
        }
    }

    /** Counts how many are inside. */
    private static final class OnlyOne extends OutputStream {
        private final OutputStream next;
        private volatile int inside;
        volatile int most;

        OnlyOne(OutputStream next) {
            this.next = next;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (this) {
                inside++;
                most = Math.max(most, inside);
            }
            Thread.yield();
            try {
                next.write(bytes, offset, length);
            } catch (java.io.IOException impossible) {
                throw new IllegalStateException(impossible);
            } finally {
                synchronized (this) {
                    inside--;
                }
            }
        }
    }
}
