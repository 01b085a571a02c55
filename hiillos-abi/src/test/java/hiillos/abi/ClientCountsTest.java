package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClientCountsTest {
    private final ClientCounts counts = new ClientCounts(3);

    private void assertFull(long client, int more) {
        assertEquals(ServiceStatus.TOO_MANY, assertThrows(StatusException.class, () -> counts.checkRoom(client, more)).status());
    }

    @Test
    void oneClientsThingsAreNotAnothers() throws StatusException {
        counts.add(1, 3);
        assertFull(1, 1);
        counts.checkRoom(2, 3);
        counts.add(2, 2);
        assertFull(2, 2);
        counts.remove(1);
        counts.checkRoom(1, 1);
        counts.forget(2);
        counts.checkRoom(2, 3);
        counts.remove(2);
        counts.checkRoom(2, 3);
        assertFull(2, 4);
    }

    @Test
    void clientsWithoutThingsAreForgotten() throws StatusException {
        for (int client = 1; client < 1000; client++) {
            counts.add(client, 1);
            counts.remove(client);
            counts.checkRoom(-client, 1);
        }
        assertTrue(counts.size() < 3, counts.size() + " are known");
    }
}
