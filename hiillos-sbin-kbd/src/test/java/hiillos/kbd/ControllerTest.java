package hiillos.kbd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.PortAccess;
import hiillos.abi.protocol.KeyEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllerTest {
    /** An i8042 with a keyboard. */
    private static final class Simulated implements PortAccess {
        final ArrayDeque<Integer> output = new ArrayDeque<>();
        final List<Integer> toKeyboard = new ArrayList<>();
        int configuration = 0x47 | 0x10;
        int answer = 0xfa;
        boolean present = true;
        boolean stuck;
        private int command;

        @Override
        public int in(int port) {
            if (!present) {
                return 0xff;
            }
            if (port == Controller.COMMAND) {
                return (output.isEmpty() ? 0 : 1) | (stuck ? 2 : 0);
            }
            return output.isEmpty() ? 0 : output.remove();
        }

        @Override
        public void out(int port, int value) {
            if (port == Controller.COMMAND) {
                command = value;
                if (value == 0x20) {
                    output.add(configuration);
                }
            } else if (command == 0x60) {
                configuration = value;
                command = 0;
            } else {
                toKeyboard.add(value);
                output.add(answer);
            }
        }
    }

    private final Simulated simulated = new Simulated();
    private final List<Integer> heard = new ArrayList<>();
    private final Controller controller = new Controller(simulated, heard::add);

    @Test
    void theKeyboardIsSetUp() {
        simulated.output.add(0x1e);
        assertTrue(controller.start());
        assertEquals(0x45, simulated.configuration, "interrupt and translation on, the mouse's off, clock running");
        for (int i = 0; i < 5; i++) {
            controller.interrupted();
        }
        assertEquals(List.of(0xf3, 0x20, 0xf4), simulated.toKeyboard);
        assertEquals(List.of(), heard);
    }

    @Test
    void bytesAreHeardAndAcknowledgementsAreNot() {
        controller.start();
        controller.interrupted();
        simulated.output.add(0x1e);
        controller.interrupted();
        assertEquals(List.of(0x1e), heard);
    }

    @Test
    void lightsFollow() {
        controller.start();
        controller.interrupted();
        simulated.toKeyboard.clear();
        controller.setLights(KeyEvent.CAPS_LOCK | KeyEvent.NUM_LOCK);
        controller.interrupted();
        assertEquals(List.of(0xed, 6), simulated.toKeyboard);
    }

    @Test
    void aByteThatWasNotUnderstoodIsSentAgainButNotForEver() {
        simulated.answer = 0xfe;
        controller.start();
        controller.interrupted();
        assertEquals(List.of(0xf3, 0xf3, 0xf3, 0x20, 0x20, 0x20, 0xf4, 0xf4, 0xf4), simulated.toKeyboard);
    }

    @Test
    void withoutAControllerItSaysSo() {
        simulated.present = false;
        assertFalse(controller.start());
        simulated.present = true;
        simulated.stuck = true;
        assertFalse(controller.start());
    }
}
