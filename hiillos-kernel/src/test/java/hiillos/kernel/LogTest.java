package hiillos.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTest {
    private long text;

    @BeforeEach
    void machine() {
        Log.flush();
        SimulatedMachine.start(8 << 20);
        text = PhysicalMemory.direct(PhysicalMemory.allocatePage());
    }

    @AfterEach
    void memoryGoes() {
        // The machine's pages go with the test; the log must not keep them.
        LogRing.forgetPages();
    }

    private static String since(long position) {
        var bytes = new byte[(int) (LogRing.end() - position)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) LogRing.byteAt(position + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void user(String what) {
        byte[] bytes = what.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            Memory.storeByte(text + i, bytes[i]);
        }
        Log.userText(text, bytes.length);
    }

    @Test
    void theConsoleIsToldWhereItsLogBegins() {
        Log.line("before");
        Log.handOver(77);
        assertEquals(LogRing.end(), Log.handedOverAt());
        long before = LogRing.end();
        Log.line("after");
        assertEquals("after\n", since(before), "the ring goes on");
        Log.takeBack(78);
        Log.noteRead(77, LogRing.end());
        Log.takeBack(77);
        Log.takeBack(77);
    }

    @Test
    void piecesGoOutAsOneLine() {
        long before = LogRing.end();
        Log.text("value ");
        Log.number(-12);
        assertEquals(before, LogRing.end(), "not before the line ends");
        Log.line();
        assertEquals("value -12\n", since(before));
    }

    @Test
    void aLineLongerThanItsBufferLosesNothing() {
        long before = LogRing.end();
        String line = "0123456789".repeat(50);
        Log.line(line);
        assertEquals(line + "\n", since(before));
    }

    @Test
    void userTextCannotCommandATerminal() {
        long before = LogRing.end();
        user("a\u001b[2Jb\rc\u0007\u0008\u007f\ttab\n");
        assertEquals("a?[2Jb?c???\ttab\n", since(before));
    }

    @Test
    void userTextKeepsItsLettersAndLosesItsControls() {
        long before = LogRing.end();
        user("häh – \u00a9");
        assertEquals("häh – \u00a9", since(before));
        before = LogRing.end();
        user("\u009b2J");
        assertTrue(since(before).endsWith("?2J"), "a one-byte control sequence introducer");
    }

    @Test
    void theKernelsHalfLineIsNotMixedIntoUserText() {
        long before = LogRing.end();
        Log.text("half ");
        user("whole\n");
        Log.line("line");
        assertEquals("half whole\nline\n", since(before));
    }

    @Test
    void theRingGrowsWithoutLosingAnything() {
        long before = LogRing.end();
        Log.line("before");
        assertTrue(Log.extend());
        Log.line("after");
        assertEquals("before\nafter\n", since(before));
        assertEquals(Memory.loadByte(LogRing.address(before)), (byte) 'b');
    }

    @Test
    void theOldestPositionSaysWhatIsGone() {
        assertTrue(Log.extend());
        long before = LogRing.end();
        for (int i = 0; i < 10_000; i++) {
            Log.line("0123456789");
        }
        assertEquals(before + 110_000, LogRing.end());
        assertEquals(LogRing.end() - 65_535, LogRing.oldest());
        String rest = since(LogRing.oldest());
        assertEquals("0123456789\n".repeat(10_000).substring(110_000 - 65_535), rest);
    }

    @Test
    void bytesThatLieTogetherEndAtTheRingsEnd() {
        assertTrue(Log.extend());
        while ((LogRing.end() & 65_535) != 10) {
            Log.text("x");
            Log.flush();
        }
        long position = LogRing.end() - 20;
        assertEquals(10, LogRing.together(position, 1000), "up to the wrap");
        assertEquals(10, LogRing.together(position + 10, 1000), "from it on");
        assertEquals(3, LogRing.together(position, 3));
        assertEquals(0, LogRing.together(LogRing.end(), 5));
    }
}
