package hiillos.kernel.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.kernel.SeveralProcessors;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.arch.amd64.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A processor that starts and the one that starts it: the test plays the other one whenever one waits. */
class RendezvousTest {
    private static final long GO = Long.MAX_VALUE;
    private static final int ROUNDS = 64;

    private final Processor second = Processor.of(1);
    private SeveralProcessors machine;
    private int rounds;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        machine = SeveralProcessors.install(2);
        Clock.simulate(1000);
        second.startAsked = 5;
        second.startAnswered = 5;
        second.stampOffset = 77;
        Rendezvous.reset(second);
    }

    @AfterEach
    void oneProcessorAgain() {
        SimulatedMachine.setProcessors(1);
        Clock.simulate(0);
        second.stampOffset = 0;
    }

    @Test
    void nothingIsAskedBeforeTheStart() {
        assertEquals(0, second.startAsked);
        assertEquals(0, second.startAnswered);
    }

    @Test
    void theFirstSignIsWaitedForUntilTheDeadline() {
        machine.whenWaiting(() -> Clock.simulate(Clock.nanos() + 1));
        assertFalse(Rendezvous.arrives(second, 1010));
        assertEquals(1011, Clock.nanos(), "not before the deadline has passed");
        machine.whenWaiting(() -> second.startAnswered = 1);
        assertTrue(Rendezvous.arrives(second, 2000));
        machine.whenWaiting(null);
        assertTrue(Rendezvous.arrives(second, 0), "it is there already");
    }

    /** The other's counter shows {@code behind} less than this one's, which goes on by 10 with each look. */
    private void answerWith(long behind, int lastRound) {
        machine.setTimeStamp(1_000_000, 10);
        machine.whenWaiting(() -> {
            long asked = second.startAsked;
            if (asked == second.startAnswered) {
                Clock.simulate(Clock.nanos() + 1_000_000_000);
                return;
            }
            assertEquals(rounds + 2, asked, "one round after the other");
            if (rounds == lastRound) {
                Clock.simulate(Clock.nanos() + 600_000_000);
                return;
            }
            rounds++;
            // Between two looks of this side, which are 10 apart.
            second.startStamp = 1_000_000 + 20L * (asked - 2) + 5 - behind;
            second.startAnswered = asked;
            machine.gotOn();
        });
    }

    /** The two looks are 10 apart: a counter that shows something between them agrees, both ends included. */
    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "-5, 0", "6, 6", "-6, -6", "5000, 5000", "-5000, -5000"})
    void aCounterThatDoesNotAgreeGetsAnOffset(long behind, long offset) {
        answerWith(behind, ROUNDS);
        assertTrue(Rendezvous.compareStamps(second));
        assertEquals(ROUNDS, rounds);
        assertEquals(offset, second.stampOffset);
    }

    /** The shortest round is the least disturbed one: its offset counts. */
    @Test
    void theShortestRoundCounts() {
        machine.setTimeStamp(1_000_000, 10);
        long[] now = {1_000_000};
        machine.whenWaiting(() -> {
            long asked = second.startAsked;
            // The seventh round is short and tells the truth, 3000 behind; in the others much time passes on the way back.
            long way = asked == 8 ? 10 : 1000;
            second.startStamp = now[0] + 5 - 3000;
            second.startAnswered = asked;
            machine.setTimeStamp(now[0] + way, 10);
            now[0] += way + 10;
            machine.gotOn();
        });
        assertTrue(Rendezvous.compareStamps(second));
        assertEquals(3000, second.stampOffset);
    }

    @Test
    void aProcessorThatStopsAnsweringIsGivenUp() {
        answerWith(0, 3);
        long before = Clock.nanos();
        assertFalse(Rendezvous.compareStamps(second));
        assertEquals(3, rounds);
        assertTrue(Clock.nanos() - before > 1_000_000_000, "a second of patience");
    }

    @Test
    void theNewOneAnswersUntilItIsReleased() {
        machine.setTimeStamp(500, 7);
        int[] waits = new int[1];
        machine.whenWaiting(() -> {
            waits[0]++;
            switch (waits[0]) {
                case 1 -> assertEquals(1, second.startAnswered, "it has arrived");
                case 2 -> {
                    assertEquals(1, second.startAnswered, "nothing was asked");
                    second.startAsked = 2;
                }
                case 3 -> assertEquals(500, second.startStamp);
                case 4 -> {
                    assertEquals(2, second.startAnswered);
                    assertEquals(500, second.startStamp, "answered once");
                    second.startAsked = 3;
                }
                default -> {
                    assertEquals(3, second.startAnswered);
                    assertEquals(507, second.startStamp);
                    Rendezvous.release(second);
                }
            }
        });
        machine.on(1, () -> Rendezvous.arrive(second));
        assertEquals(5, waits[0]);
        assertEquals(GO, second.startAsked);
    }
}
