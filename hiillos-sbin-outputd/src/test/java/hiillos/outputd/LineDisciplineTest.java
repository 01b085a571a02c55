package hiillos.outputd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.Watches;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.Ready;
import hiillos.abi.protocol.Signals;
import hiillos.abi.protocol.TerminalMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole console: what is typed, what is shown, what is read. */
class LineDisciplineTest {
    private final TextScreen screen = new TextScreen(20, 5);
    private final List<String> answers = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    private boolean readersAlive = true;
    private final List<AutoCloseable> watches = new ArrayList<>();
    private final Watches.Limit limit = new Watches.Limit(watch -> {
        watches.add(watch);
        return new Sender(0);
    }, 2, 2);
    private final Console console = new Console(1, screen, (bytes, from, count) -> { }, () -> new Console.Waiting() {
        @Override
        public boolean complete(byte[] bytes) {
            if (readersAlive) {
                answers.add(new String(bytes, StandardCharsets.UTF_8));
            }
            return readersAlive;
        }

        @Override
        public boolean fail(int status) {
            answers.add("error " + status);
            return readersAlive;
        }

        @Override
        public boolean isAwaited() {
            return readersAlive;
        }
    }, limit, (group, signal) -> signals.add(group + " " + signal));

    private void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        console.type(bytes, 0, bytes.length);
    }

    private String read(int count) throws StatusException {
        byte[] bytes = console.read(count);
        return bytes == null ? "waits" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void aLineIsReadWhenEnterWasTyped() throws StatusException {
        type("hällo");
        assertEquals(0, console.readable());
        assertEquals("waits", read(100));
        type("\r");
        assertEquals(List.of("hällo\n"), answers);
        assertEquals("hällo", screen.text(0));
        assertEquals(1, screen.row());
    }

    @Test
    void aReaderGetsNoMoreThanOneLineAndNoMoreThanItAskedFor() throws StatusException {
        type("one\rtwo\r");
        assertEquals("on", read(2));
        assertEquals("e\n", read(100));
        assertEquals("two\n", read(100));
        assertEquals("waits", read(1));
    }

    @Test
    void readersAreServedInTheirOrder() throws StatusException {
        assertEquals("waits", read(10));
        assertEquals("waits", read(10));
        type("a\rb\r");
        assertEquals(List.of("a\n", "b\n"), answers);
    }

    @Test
    void whatADeadReaderWasToGetIsThereForTheNext() throws StatusException {
        read(10);
        readersAlive = false;
        type("kept\r");
        assertEquals("kept\n", read(10));
    }

    @Test
    void theLineIsEdited() throws StatusException {
        type("abc def ghi");
        type("\u007f\u007f\u0017");
        assertEquals("abc def", screen.text(0));
        type("\u0017\u001b[D\u001b[Dx\u001b[3~\u001b[Hy\u001b[Fz\u0008");
        assertEquals("yabx", screen.text(0).stripTrailing());
        type("\r");
        assertEquals("yabx \n".replace(" ", " "), read(100));
    }

    @Test
    void theLineIsEditedOverTheScreensEdge() throws StatusException {
        console.write("prompt> ".getBytes(StandardCharsets.UTF_8));
        type("0123456789abcdefghijklmnop");
        assertEquals("prompt> 0123456789ab", screen.text(0));
        assertEquals("cdefghijklmnop", screen.text(1));
        type("\u0001X");
        assertEquals("prompt> X0123456789a", screen.text(0));
        assertEquals("bcdefghijklmnop", screen.text(1));
        type("\u0005Y\u007f\u007f");
        assertEquals("bcdefghijklmno", screen.text(1));
        type("\u0015");
        assertEquals("prompt>", screen.text(0));
        assertEquals("", screen.text(1));
        type("012345678901\u007fz");
        assertEquals("prompt> 01234567890z", screen.text(0));
        type("\r");
        assertEquals("01234567890z\n", read(100));
    }

    @Test
    void controlDEndsTheFileAtTheBeginOfALineOnly() throws StatusException {
        type("ab\u0004");
        assertEquals("ab", read(10));
        type("\u0004");
        assertEquals(-1, console.readable());
        assertEquals("", read(10));
        assertEquals("waits", read(10));
    }

    @Test
    void controlCInterruptsTheGroupAndWhoeverReads() throws StatusException {
        console.setForegroundGroup(7);
        read(10);
        type("half\u0003");
        assertEquals(List.of("7 " + Signals.INTERRUPT), signals);
        assertEquals(List.of("error " + Status.CANCELLED), answers);
        assertEquals("half^C", screen.text(0));
        type("next\r");
        assertEquals("next\n", read(10));
        type("\u001c\u001a");
        assertEquals(List.of("7 2", "7 3", "7 20"), signals);
    }

    @Test
    void withoutAGroupNobodyIsSignalled() {
        type("\u0003");
        assertEquals(List.of(), signals);
    }

    @Test
    void rawModeGivesEveryByteAtOnce() throws StatusException {
        console.setMode(TerminalMode.RAW);
        assertEquals("waits", read(10));
        type("\u001b[A");
        assertEquals(List.of("\u001b[A"), answers.isEmpty() ? List.of() : List.of(String.join("", answers)));
        type("\r\t\u0003\u007f");
        assertEquals("\r\t\u0003\u007f", read(10));
        assertEquals("", screen.text(0), "nothing is shown");
    }

    @Test
    void whatWasTypedSurvivesAChangeOfMode() throws StatusException {
        type("done\rhalf");
        console.setMode(TerminalMode.RAW);
        assertEquals("done\nhalf", read(100));
        type("x");
        console.setMode(TerminalMode.COOKED);
        type("y\r");
        assertEquals("xy\n", read(100));
    }

    @Test
    void whatWasTypedInRawModeIsLinesInCanonicalMode() throws StatusException {
        console.setMode(TerminalMode.RAW);
        type("one\rtwi\u007fo\rthr");
        console.setMode(TerminalMode.COOKED);
        assertEquals("", screen.text(0), "a shell that reads it back would show it again");
        assertEquals("one\n", read(100));
        assertEquals("two\n", read(100));
        assertEquals(0, console.readable());
        type("ee");
        assertEquals("three", screen.text(0), "what is being edited is seen");
        type("\r");
        assertEquals("three\n", read(100));
    }

    @Test
    void aShellGetsBackWhatTheProgramDidNotRead() throws StatusException {
        console.setMode(TerminalMode.RAW);
        type("next\rhalf");
        console.setMode(TerminalMode.COOKED);
        console.setMode(TerminalMode.RAW);
        assertEquals("next\nhalf", read(100));
    }

    @Test
    void aCharacterTypedAheadInterruptsWhoIsInTheForeground() {
        console.setMode(TerminalMode.RAW);
        type("a\r\u0003");
        console.setMode(new TerminalMode(true, true, false));
        assertEquals(List.of(), signals);
        console.setMode(TerminalMode.RAW);
        console.discardInput();
        type("\u0003");
        signalsTo(5);
        console.setMode(TerminalMode.COOKED);
        assertEquals(List.of("5 " + Signals.INTERRUPT), signals);
    }

    private void signalsTo(int group) {
        try {
            console.setForegroundGroup(group);
        } catch (StatusException refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void whoHasGivenUpDoesNotTakeTheRoomOfOthers() throws StatusException {
        readersAlive = false;
        for (int i = 0; i < 1000; i++) {
            assertEquals("waits", read(10));
        }
        assertTrue(answers.size() >= 1000 - 64, "so many are forgotten: " + answers.size());
        readersAlive = true;
        int waiting = 0;
        try {
            while (waiting < 1000) {
                read(10);
                waiting++;
            }
        } catch (StatusException full) {
            assertEquals(ServiceStatus.TOO_MANY, full.status());
        }
        assertTrue(waiting > 30 && waiting <= 64, "waiting " + waiting);
    }

    @Test
    void thereAreAsManyWatchesAsAreNotClosed() throws Exception {
        assertEquals(0, console.watch(Ready.READ, new Notify(0), 1).number());
        console.watch(Ready.READ, new Notify(0), 1);
        assertThrows(StatusException.class, () -> console.watch(Ready.READ, new Notify(0), 1), "there is room for two");
        watches.get(0).close();
        console.watch(Ready.READ, new Notify(0), 1);
        assertNull(console.watch(Ready.READ | Ready.WRITE, new Notify(0), 1), "it can be written to already");
        watches.get(1).close();
        watches.get(2).close();
        type("\r");
        assertNull(console.watch(Ready.READ, new Notify(0), 1), "it can be read already");
    }

    @Test
    void withoutEchoNothingIsShown() throws StatusException {
        console.setMode(new TerminalMode(true, false, true));
        type("secret\r");
        assertEquals("", screen.text(0));
        assertEquals("secret\n", read(100));
    }

    @Test
    void tooMuchInputIsRefusedAndWhatThereIsStays() throws StatusException {
        for (int i = 0; i < 2000; i++) {
            type("0123456789\r");
        }
        int lines = 0;
        while (console.readable() > 0) {
            assertEquals("0123456789\n", read(100));
            lines++;
        }
        assertTrue(lines > 900 && lines < 2000, "lines " + lines);
        type("x".repeat(LineEditor.MAXIMUM_CHARACTERS + 10) + "\r");
        assertEquals("x".repeat(1024), read(1024));
    }

    @Test
    void textThatIsNoProgramsDoesNotDestroyALine() throws StatusException {
        type("abc");
        byte[] text = "news\n".getBytes(StandardCharsets.UTF_8);
        console.announce(text, 0, text.length);
        assertEquals("news", screen.text(0));
        assertEquals("abc", screen.text(1));
        type("\u007fd\r");
        assertEquals("abd\n", read(10));
    }

    @Test
    void whatWasTypedOutlivesTheProcess() throws StatusException {
        console.setForegroundGroup(9);
        type("one\rtwo\r\u0004half ä");
        console.write(new byte[] {'x'});
        byte[] packed = new SavedState().pack(new SavedState.Kept[] {console.keep()});
        Console next = new Console(1, new TextScreen(20, 5), (bytes, from, count) -> { }, () -> null, limit, (group, signal) -> { });
        next.restore(SavedState.unpack(packed, 1)[0]);
        assertEquals(9, next.foregroundGroup());
        assertTrue(next.isUsed());
        assertEquals("one\n", new String(next.read(100), StandardCharsets.UTF_8));
        assertEquals("two\n", new String(next.read(100), StandardCharsets.UTF_8));
        assertEquals(-1, next.readable());
        assertEquals(0, next.read(100).length);
        next.type(new byte[] {'!', '\r'}, 0, 2);
        assertEquals("half ä!\n", new String(next.read(100), StandardCharsets.UTF_8));
    }

    @Test
    void damagedStateIsNoState() {
        type("one\rhalf");
        SavedState state = new SavedState();
        byte[] packed = state.pack(new SavedState.Kept[] {console.keep()});
        for (int i = 0; i < state.length(); i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 0x40;
            org.junit.jupiter.api.Assertions.assertNull(SavedState.unpack(damaged, 1), "byte " + i);
        }
        org.junit.jupiter.api.Assertions.assertNull(SavedState.unpack(new byte[SavedState.BYTES], 1));
        org.junit.jupiter.api.Assertions.assertNull(SavedState.unpack(packed, 2000));
    }

    @Test
    void aProgramsQuestionToTheTerminalIsNoInputOfALine() throws StatusException {
        for (String question : List.of("\u001b[c", "\u001b[>c", "\u001bZ", "\u001b[5n", "\u001b[6n")) {
            console.write(question.getBytes(StandardCharsets.UTF_8));
            type("x\r");
            assertEquals("x\n", read(100), question);
        }
        assertEquals("x", screen.text(0));
        console.setMode(new TerminalMode(false, true, true));
        console.write("\u001b[c".getBytes(StandardCharsets.UTF_8));
        assertEquals("\u001b[?6c", read(100));
    }

    @Test
    void theNextCharacterIsTakenAsItIsWhateverItsBytes() throws StatusException {
        type("\u0016ä\u0016\u0003\u0016€b\r");
        assertEquals("ä\u0003€b\n", read(100));
    }

    @Test
    void badCallsAreErrors() throws StatusException {
        for (int count : new int[] {0, -1, Integer.MIN_VALUE, 1025}) {
            StatusException refusal = org.junit.jupiter.api.Assertions.assertThrows(StatusException.class, () -> console.read(count));
            assertEquals(Status.BAD_ARGUMENT, refusal.status());
        }
        org.junit.jupiter.api.Assertions.assertThrows(StatusException.class, () -> console.setForegroundGroup(-1));
        org.junit.jupiter.api.Assertions.assertThrows(StatusException.class, () -> console.seek(0, null));
        assertEquals(FileKind.TERMINAL, console.status().kind());
        assertFalse((console.ready() & hiillos.abi.protocol.Ready.READ) != 0);
    }
}
