package hiillos.kbd;

import hiillos.abi.Clock;
import hiillos.abi.CommandLine;
import hiillos.abi.Environment;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Irq;
import hiillos.abi.Job;
import hiillos.abi.Log;
import hiillos.abi.Notify;
import hiillos.abi.PortAccess;
import hiillos.abi.Server;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.protocol.KeyEvent;
import hiillos.abi.protocol.KeyInput;
import java.util.ArrayList;
import java.util.List;

/** The server {@code kbd}: the PS/2 keyboard. The kernel's command line may say {@code keyboard=us} or {@code keyboard=de}. */
@Server(name = "kbd", priority = 18, ioPorts = {Controller.DATA, Controller.DATA, Controller.COMMAND, Controller.COMMAND},
        irqs = KeyboardServer.LINE)
public final class KeyboardServer {
    static final int LINE = 1;
    /** While the console is being restarted, events wait here. */
    private static final int MOST_WAITING = 256;
    private static final long RETRY_NANOS = 2_000_000;

    @Import(name = "keys", restart = Import.Restart.RETRY)
    KeyInput keys;

    @Granted
    Environment environment;

    @Granted
    Job job;

    @Granted
    Log log;

    @Granted
    CommandLine commandLine;

    private final List<KeyEvent> waiting = new ArrayList<>();

    KeyboardServer() {}

    void main() throws StatusException {
        Keyboard keyboard = new Keyboard(layout(), waiting::add);
        ScanCodes codes = new ScanCodes();
        Controller controller = new Controller(PortAccess.ofProcessor(), value -> {
            int code = codes.take(value);
            if (code != ScanCodes.NOTHING) {
                keyboard.key(code);
            }
        });
        Irq irq = new Irq(environment.handle("irq." + LINE, ObjectType.IRQ));
        Notify notify = job.notification();
        irq.bind(notify, 1);
        if (!controller.start()) {
            log.line("hiillos: kbd: there is no PS/2 keyboard controller");
        }
        int lights = keyboard.locks();
        controller.interrupted();
        while (true) {
            if (keyboard.locks() != lights) {
                lights = keyboard.locks();
                controller.setLights(lights);
            }
            boolean delivered = deliver();
            try {
                notify.await(1, delivered ? Long.MAX_VALUE : Clock.nanos() + RETRY_NANOS);
                controller.interrupted();
            } catch (StatusException later) {
                // The time for another try has come.
                continue;
            }
        }
    }

    private Layout layout() {
        String wanted = commandLine.option("keyboard");
        Layout layout = wanted == null ? Layout.US : Layout.of(wanted);
        if (layout == null) {
            log.line("hiillos: kbd: there is no keyboard layout " + wanted + "; there are " + Layout.names());
            return Layout.US;
        }
        return layout;
    }

    /** Tells the console; false when it does not answer now and must be told again. */
    private boolean deliver() {
        if (waiting.isEmpty()) {
            return true;
        }
        try {
            keys.keys(waiting.toArray(new KeyEvent[0]));
            waiting.clear();
            return true;
        } catch (StatusException failure) {
            while (waiting.size() > MOST_WAITING) {
                waiting.remove(0);
            }
            return false;
        }
    }
}
