package hiillos.testkit;

import java.util.ArrayList;
import java.util.List;

/** The machines of one test. {@link MachineExtension} supplies it as a parameter and ends them all after the test. */
public final class Machines implements AutoCloseable {
    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<SerialLog> logs = new ArrayList<>();

    Machines() {}

    /** Starts a machine in QEMU. */
    public Machine start(MachineOptions options) {
        Machine machine = Machine.start(options);
        started.add(machine);
        logs.add(machine.serial());
        return machine;
    }

    /** Starts a machine in Bochs. */
    public BochsMachine start(BochsOptions options) {
        BochsMachine machine = BochsMachine.start(options);
        started.add(machine);
        logs.add(machine.serial());
        return machine;
    }

    /** The end of every machine's serial log, for the report of a failed test. */
    String tails() {
        StringBuilder text = new StringBuilder();
        for (SerialLog log : logs) {
            text.append("--- serial log").append(System.lineSeparator()).append(log.tail())
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable machine : started) {
            machine.close();
        }
        started.clear();
    }
}
