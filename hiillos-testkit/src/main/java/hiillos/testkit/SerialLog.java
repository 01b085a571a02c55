package hiillos.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a machine writes to its serial port, line by line, escape sequences removed. Safe for use by any thread.
 */
public final class SerialLog {
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?=]*[A-Za-z]|\u001b[c()][0-9A-B]?");
    private static final int TAIL_LINES = 60;

    private final StringBuilder text = new StringBuilder();
    private boolean ended;
    private int nextCharacter;
    private int next;

    SerialLog() {}

    /** Reads a stream to its end in a thread of its own. */
    static SerialLog follow(InputStream stream) {
        SerialLog log = new SerialLog();
        Thread.ofPlatform().daemon().name("serial-log").start(() -> log.read(stream));
        return log;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[4096];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException exception) {
            // The machine is gone: the log ends here, as if it had been closed.
        }
        end();
    }

    synchronized void append(String more) {
        text.append(more);
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Everything so far, as UTF-8, without escape sequences and carriage returns. */
    public synchronized String text() {
        String decoded = new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return ESCAPES.matcher(decoded).replaceAll("").replace("\r", "");
    }

    /** All complete lines so far, and the last one once the machine has ended. */
    public synchronized List<String> lines() {
        String all = text();
        List<String> lines = new ArrayList<>(all.lines().toList());
        if (!ended && !all.isEmpty() && !all.endsWith("\n")) {
            lines.removeLast();
        }
        return lines;
    }

    /** The last lines, for messages. */
    public String tail() {
        List<String> lines = text().lines().toList();
        int from = Math.max(0, lines.size() - TAIL_LINES);
        return String.join(System.lineSeparator(), lines.subList(from, lines.size()));
    }

    /**
     * Waits for a line that holds a text. Lines that an earlier wait has passed are not looked at again.
     *
     * @return the whole line
     * @throws MachineException if it does not come in time or the machine ends first
     */
    public String waitForLine(String part, Duration limit) {
        return waitFor(Pattern.compile(Pattern.quote(part)), limit);
    }

    /**
     * Waits for a line in which a pattern is found; else as {@link #waitForLine}.
     */
    public synchronized String waitFor(Pattern pattern, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            List<String> lines = lines();
            while (next < lines.size()) {
                String line = lines.get(next++);
                if (pattern.matcher(line).find()) {
                    return line;
                }
            }
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (ended || leftMillis <= 0) {
                throw new MachineException("no line with \"" + pattern + "\" "
                        + (ended ? "before the machine ended" : "within " + limit.toSeconds() + " s")
                        + "; it said:" + System.lineSeparator() + tail());
            }
            await(leftMillis);
        }
    }

    /**
     * Waits for a text, also in a line that has not ended: a prompt. What an earlier wait for a text has passed is not looked at
     * again.
     *
     * @throws MachineException as {@link #waitForLine}
     */
    public synchronized void waitForText(String part, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        int found = text().indexOf(part, nextCharacter);
        while (found < 0) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (ended || leftMillis <= 0) {
                throw new MachineException("no \"" + part + "\" "
                        + (ended ? "before the machine ended" : "within " + limit.toSeconds() + " s")
                        + "; it said:" + System.lineSeparator() + tail());
            }
            await(leftMillis);
            found = text().indexOf(part, nextCharacter);
        }
        nextCharacter = found + part.length();
    }

    /** How many bytes have come. */
    synchronized int length() {
        return text.length();
    }

    /** Waits until more bytes have come than a number, or the limit is over. */
    synchronized void waitForMore(int length, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ended && text.length() <= length) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return;
            }
            await(leftMillis);
        }
    }

    /** Waits until the stream has ended, so that {@link #lines()} is complete. */
    synchronized void waitForEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ended) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return;
            }
            await(leftMillis);
        }
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted while waiting for the machine", exception);
        }
    }
}
