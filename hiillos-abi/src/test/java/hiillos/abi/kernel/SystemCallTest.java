package hiillos.abi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class SystemCallTest {
    @Test
    void everyNumberHasExactlyOneDescription() throws ReflectiveOperationException {
        var described = SystemCall.values();
        assertEquals(SystemCallNumber.COUNT, described.length);
        for (int i = 0; i < described.length; i++) {
            assertEquals(i, described[i].number(), described[i].name());
            assertEquals(i, SystemCallNumber.class.getField(described[i].name()).getInt(null));
        }
    }

    @Test
    void argumentsFitTheRegistersAndNameTheirCounts() {
        for (SystemCall call : SystemCall.values()) {
            assertTrue(call.countArguments() <= (call.hasMessage() ? 2 : 6), call.name());
            for (int i = 0; i < call.countArguments(); i++) {
                String count = call.argument(i).countName();
                boolean found = count == null;
                for (int k = 0; k < call.countArguments(); k++) {
                    found |= call.argument(k).name().equals(count);
                }
                assertTrue(found, call.name());
                assertTrue(!call.argument(i).isMemory() || call.argument(i).elementBytes() > 0, call.name());
            }
        }
    }

    @Test
    void argumentsImplyErrors() {
        assertTrue(SystemCall.THREAD_START.mayFailWith(Status.WRONG_TYPE));
        assertTrue(SystemCall.THREAD_START.mayFailWith(Status.BAD_STATE));
        assertFalse(SystemCall.THREAD_START.mayFailWith(Status.BAD_ADDRESS));
        assertFalse(SystemCall.HANDLE_CLOSE.mayFailWith(Status.ACCESS_DENIED), "closing needs no right");
        assertTrue(SystemCall.THREAD_SLEEP.mayFailWith(Status.CANCELLED));
        assertTrue(SystemCall.NOTIFY_CREATE.mayFailWith(Status.OUT_OF_QUOTA));
    }

    @Test
    void everyStatusHasItsName() throws ReflectiveOperationException {
        for (var field : Status.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().equals("LAST")) {
                assertEquals(field.getName(), Status.name(-field.getInt(null)));
            }
        }
        assertNotEquals("UNKNOWN", Status.name(Status.LAST));
        assertEquals("UNKNOWN", Status.name(Status.LAST + 1));
    }

    @Test
    void headerKeepsItsParts() {
        var message = new Message();
        message.header = Message.header(-5, 6, 3);
        assertEquals(-5, message.operation());
        assertEquals(6, message.countWords());
        assertEquals(3, message.countHandles());
    }
}
