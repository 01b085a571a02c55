package hiillos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final Measurement ROUND_TRIP = new Measurement("ipc.roundtrip", 2499, "instructions", 10000);

    @Test
    void reportIsFoundInTheLog() {
        assertEquals(Optional.of(ROUND_TRIP), Measurement.parse("[init] {\"name\":\"ipc.roundtrip\","
                + "\"unit\":\"instructions\",\"value\":2499,\"iterations\":10000}"));
        assertTrue(Measurement.parse("hiillos: init: 3 servers up").isEmpty());
        assertTrue(Measurement.parse("{\"name\":\"ipc.roundtrip\"}").isEmpty());
    }

    @Test
    void jsonIsReadBack() {
        assertEquals("{\"name\":\"ipc.roundtrip\",\"unit\":\"instructions\",\"value\":2499,\"iterations\":10000}", ROUND_TRIP.json());
        assertEquals(Optional.of(ROUND_TRIP), Measurement.parse(ROUND_TRIP.json()));
    }

    @Test
    void rowShowsTheChange() {
        Measurement slower = new Measurement("ipc.roundtrip", 3748, "instructions", 10000);
        assertTrue(slower.row(List.of(ROUND_TRIP)).endsWith("+50.0 %"), slower.row(List.of(ROUND_TRIP)));
        assertTrue(slower.row(List.of()).contains("3748 instructions"));
        assertTrue(slower.row(List.of()).contains("seL4 405"), slower.row(List.of()));
    }
}
