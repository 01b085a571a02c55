package hiillos.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.ProcessControl;
import hiillos.abi.Receiver;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.abi.protocol.ProcessRecord;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Root's table of handles when it is full: what an answer had already got goes back. */
class VaultServiceTest {
    private final Set<Long> duplicates = new TreeSet<>();
    private final VaultService vault = new VaultService();
    /** How many duplicates there is room for. */
    private int room;

    @BeforeEach
    void aKernelThatKnowsHandles() {
        SimulatedKernel.install((SimulatedKernel) Proxy.newProxyInstance(SimulatedKernel.class.getClassLoader(),
                new Class<?>[] {SimulatedKernel.class}, (proxy, method, arguments) -> call((long) arguments[0], (long) arguments[1])));
    }

    private long call(long number, long handle) {
        if (number == SystemCall.HANDLE_CLOSE.number()) {
            duplicates.remove(handle);
            return 0;
        }
        assertEquals(SystemCall.HANDLE_DUPLICATE.number(), number);
        if (duplicates.size() == room) {
            return -Status.OUT_OF_QUOTA;
        }
        duplicates.add(100 + handle);
        return 100 + handle;
    }

    @AfterEach
    void noKernel() {
        SimulatedKernel.install(null);
    }

    @Test
    void aServersHandlesAreGivenTogetherOrNotAtAll() throws StatusException {
        vault.keepServer("vfs", new Receiver(1), new Job(2), new Frame(3), 4);
        for (room = 0; room < 3; room++) {
            assertThrows(StatusException.class, () -> vault.server("vfs"));
            assertEquals(Set.of(), duplicates);
        }
        assertEquals(103, vault.server("vfs").state().number());
    }

    @Test
    void aProcessHandlesAreGivenTogetherOrNotAtAll() throws StatusException {
        vault.keepProcess(new ProcessRecord(7, 0, 7, "sh", false), new ProcessControl(1), new Job(2));
        vault.keepSignals(7, new Notify(3), 1, 2);
        for (room = 0; room < 3; room++) {
            assertThrows(StatusException.class, () -> vault.process(7));
            assertEquals(Set.of(), duplicates);
        }
        assertEquals(103, vault.process(7).signals().number());
    }
}
