package hiillos.abi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void everyDescribedErrorIsAStatus() throws ReflectiveOperationException {
        for (SystemCall call : SystemCall.values()) {
            for (String error : call.errors().split(" ")) {
                if (!error.isEmpty()) {
                    assertTrue(Status.class.getField(error).getInt(null) > 0, error);
                }
            }
        }
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
