package hiillos.kernel;

import hiillos.kernel.arch.amd64.Colours;
import hiillos.kernel.arch.amd64.Screen;
import hiillos.kernel.arch.amd64.SerialPort;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The kernel's log: serial port, screen, and a ring that privileged programs read. Text is written piece by piece into the
 * processor's line and goes out when the line ends, so lines of several processors do not mix.
 */
@RawMemory(reason = "reads text in raw memory")
public final class Log {
    private static final SpinLock LOCK = new SpinLock(LockRank.LOG);
    /** Bytes, at most, that are said again when the console has gone. */
    private static final int LAST_WORDS = 2048;
    private static final int ESCAPE_REPLACEMENT = '?';

    private static boolean serial;
    private static boolean screen = true;
    /** Every other processor is stopped: nobody waits, and no lock that they hold counts. */
    private static boolean alone;
    /** Identity of the process that has the serial line and the screen; 0: the log has them. */
    private static long owner;
    private static long handedOverAt;
    /** The console has read all before this. */
    private static long readUpTo;

    private Log() {}

    /** Opens the serial port. */
    public static void initialize() {
        SerialPort.initialize();
        serial = true;
    }

    /** Chooses the sinks. */
    public static void setSinks(boolean toSerial, boolean toScreen) {
        serial = toSerial;
        screen = toScreen;
    }

    /** Makes the ring large and readable: there is memory now. Returns false when there is not. */
    public static boolean extend() {
        return LogRing.extend();
    }

    /** Shows on the screen, which there is now, what was written so far. */
    public static void showEarly() {
        int colour = Colours.TITLE;
        for (long at = LogRing.oldest(); screen && at < LogRing.end(); at++) {
            Screen.write(LogRing.byteAt(at), colour);
            colour = LogRing.byteAt(at) == '\n' ? Colours.PLAIN : colour;
        }
    }

    /**
     * Leaves the serial line and the screen to a process, the user's console, until it ends. The ring goes on, and the console
     * reads it.
     */
    public static void handOver(long process) {
        flush();
        LOCK.lock();
        owner = process;
        handedOverAt = LogRing.end();
        readUpTo = handedOverAt;
        LOCK.unlock();
    }

    /** A process has read the log as far as a position. */
    public static void noteRead(long process, long position) {
        if (owner == process && position > readUpTo) {
            readUpTo = position;
        }
    }

    /**
     * A process ends: if it was the console, the serial line is the log's again, with the last of what the console did not read:
     * that may say why it ended. The screen keeps what it shows.
     */
    public static void takeBack(long process) {
        if (owner != process) {
            return;
        }
        lock();
        owner = 0;
        screen = false;
        for (long at = Math.max(readUpTo, LogRing.end() - LAST_WORDS); serial && at < LogRing.end(); at++) {
            if (LogRing.byteAt(at) == '\n') {
                SerialPort.write('\r');
            }
            SerialPort.write(LogRing.byteAt(at));
        }
        unlock();
    }

    /** The machine is about to end: what the console did not read goes out. */
    public static void end() {
        flush();
        if (owner != 0) {
            takeBack(owner);
        }
    }

    /** The position of the first byte that the console has to show; 0 when there never was one. */
    public static long handedOverAt() {
        return handedOverAt;
    }

    /** For a panic: from now on no lock is taken, because its holder is stopped; serial line and screen are the log's. */
    public static void beAlone() {
        alone = true;
        if (handedOverAt != 0) {
            owner = 0;
            serial = true;
            screen = true;
            Screen.begin();
        }
        flush();
    }

    /** Colour of what follows on the screen, one of {@link Colours}. */
    public static void colour(int newColour) {
        LogLine line = Processor.current().logLine;
        if (line.colour != newColour) {
            flush();
            line.colour = newColour;
        }
    }

    /** One byte of UTF-8. */
    public static void character(int value) {
        LogLine line = Processor.current().logLine;
        line.bytes[line.count++] = (byte) value;
        if (value == '\n' || line.count == line.bytes.length) {
            flush();
        }
    }

    /** Sends out what the current processor has of its line. */
    public static void flush() {
        LogLine line = Processor.current().logLine;
        if (line.count == 0) {
            return;
        }
        lock();
        for (int i = 0; i < line.count; i++) {
            put(line.bytes[i] & 0xff, line.colour);
        }
        unlock();
        line.count = 0;
    }

    /** Whether the current processor has begun no line. */
    static boolean isBetweenLines() {
        return Processor.current().logLine.count == 0;
    }

    private static void lock() {
        if (!alone) {
            LOCK.lock();
        }
    }

    private static void unlock() {
        if (!alone) {
            LOCK.unlock();
        }
    }

    /** To all sinks; the lock is held. */
    private static void put(int value, int colour) {
        LogRing.add(value);
        if (owner != 0) {
            return;
        }
        if (serial) {
            if (value == '\n') {
                SerialPort.write('\r');
            }
            SerialPort.write(value);
        }
        if (screen) {
            Screen.write(value, colour);
        }
    }

    /**
     * A user program's text, all of it together. Control characters but newline and tab become question marks: a terminal at
     * the serial line would obey them.
     */
    public static void userText(long address, long countBytes) {
        flush();
        lock();
        int before = 0;
        for (long i = 0; i < countBytes; i++) {
            int value = Memory.loadByte(address + i) & 0xff;
            // C1 controls are c2 80 to c2 9f in UTF-8; their second byte alone is no character.
            boolean control = value < 0x20 && value != '\n' && value != '\t' || value == 0x7f
                    || before == 0xc2 && value >= 0x80 && value < 0xa0;
            put(control ? ESCAPE_REPLACEMENT : value, Colours.PLAIN);
            before = value;
        }
        unlock();
    }

    /** A Java string; what is not Latin-1 becomes a question mark. */
    public static void text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            character(c < 0x80 ? c : '?');
        }
    }

    /** Bytes in memory. */
    public static void bytes(long address, long countBytes) {
        for (long i = 0; i < countBytes; i++) {
            character(Memory.loadByte(address + i) & 0xff);
        }
    }

    /** A signed decimal number. */
    public static void number(long value) {
        if (value < 0) {
            character('-');
        }
        // Digits of negative numbers are taken negatively: the smallest long has no positive twin.
        long scale = 1;
        while (value / scale > 9 || value / scale < -9) {
            scale *= 10;
        }
        while (scale > 0) {
            long digit = value / scale % 10;
            character('0' + (int) (digit < 0 ? -digit : digit));
            scale /= 10;
        }
    }

    /** A hexadecimal number, at least {@code digits} long. */
    public static void hex(long value, int digits) {
        character('0');
        character('x');
        int count = digits;
        while (count < 16 && value >>> 4 * count != 0) {
            count++;
        }
        for (int i = count - 1; i >= 0; i--) {
            int digit = (int) (value >>> 4 * i) & 15;
            character(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }

    public static void hex(long value) {
        hex(value, 1);
    }

    /** Ends the line. */
    public static void line() {
        character('\n');
    }

    /** A whole line. */
    public static void line(String text) {
        text(text);
        line();
    }

    /** A whole line in the colour of warnings. */
    public static void warning(String text) {
        colour(Colours.WARNING);
        text("warning: ");
        line(text);
        colour(Colours.PLAIN);
    }
}
