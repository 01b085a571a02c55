package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.StartBlock;
import hiillos.word.SimulatedMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generated start class fills fields out of a start block. */
class InjectionTest {
    private static final long BLOCK = ArrayMemory.BASE;

    @BeforeEach
    void makeBlock() {
        SimulatedMemory.install(ArrayMemory.of(StartBlock.BYTES));
        StartBlock.initialize(BLOCK, 0x1000, 0x2000, 0);
        StartBlock.append(BLOCK, 11, ObjectType.LOG, 0, "log");
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    @Test
    void fieldsAreFilled() throws Exception {
        StartBlock.append(BLOCK, 12, ObjectType.SENDER, 0, "peer");
        StartBlock.append(BLOCK, 13, ObjectType.RECEIVER, 4, "example");
        ExampleMain server = new ExampleMain();

        ExampleMainStart.inject(server, Environment.of(BLOCK));

        assertNotNull(server.peer);
        assertNull(server.luxury);
        assertEquals(11, server.log.number());
        Service.Provided provided = server.example.with(new ExampleServer());
        assertEquals(13, provided.receiver().number());
        assertEquals(4, provided.index());
        assertArrayEquals(new String[] {"log", "peer", "example"}, server.environment.names());
    }

    @Test
    void callsAreMadeAgainWhereTheImportSaysSo() throws Exception {
        StartBlock.append(BLOCK, 12, ObjectType.SENDER, 0, "peer");
        StartBlock.append(BLOCK, 13, ObjectType.SENDER, 0, "luxury");
        StartBlock.append(BLOCK, 14, ObjectType.RECEIVER, 0, "example");
        ExampleMain server = new ExampleMain();

        ExampleMainStart.inject(server, Environment.of(BLOCK));

        assertFalse(((ExampleProxy) server.peer).connection().isRetried());
        assertTrue(((ExampleProxy) server.luxury).connection().isRetried());
    }

    @Test
    void aMissingRequiredImportIsNamed() {
        StartBlock.append(BLOCK, 13, ObjectType.RECEIVER, 0, "example");
        Exception failure = assertThrows(IllegalStateException.class,
                () -> ExampleMainStart.inject(new ExampleMain(), Environment.of(BLOCK)));
        assertEquals("this process was not given \"peer\"", failure.getMessage());
    }

    @Test
    void aHandleOfAnotherTypeIsNamed() {
        StartBlock.append(BLOCK, 12, ObjectType.FRAME, 0, "peer");
        Exception failure = assertThrows(IllegalStateException.class, () -> Environment.of(BLOCK).sender("peer"));
        assertEquals("\"peer\" is a frame, not a sender", failure.getMessage());
    }

    @Test
    void aBlockOfAnotherVersionIsRefused() {
        assertFalse(Environment.of(BLOCK).has("nothing"));
        assertThrows(IllegalStateException.class, () -> Environment.of(0));
    }
}
