package hiillos.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.ServiceStatus;
import hiillos.abi.kernel.Status;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void onlySuccessIsSuccess() {
        assertEquals(Errno.OK, Errno.of(0));
        for (int status = 1; status < 100; status++) {
            assertNotEquals(Errno.OK, Errno.of(status), "status " + status);
        }
    }

    @Test
    void everyStatusButCorruptHasANumberOfItsOwnMeaning() throws ReflectiveOperationException {
        for (var field : Status.class.getFields()) {
            assertNotEquals(Errno.EIO, Errno.of(field.getInt(null)), field.getName());
        }
        for (var field : ServiceStatus.class.getFields()) {
            boolean corrupt = field.getName().equals("CORRUPT");
            assertEquals(corrupt, Errno.of(field.getInt(null)) == Errno.EIO, field.getName());
        }
    }

    @Test
    void numbersAreDistinctAndFound() {
        Set<Integer> numbers = new HashSet<>();
        for (Errno error : Errno.values()) {
            assertTrue(numbers.add(error.number()), error.name());
            assertEquals(error, Errno.ofNumber(error.number()));
        }
        assertNull(Errno.ofNumber(-1));
        assertEquals(2, Errno.of(ServiceStatus.NOT_FOUND).number());
        assertEquals("Cannot allocate memory", Errno.of(Status.OUT_OF_QUOTA).text());
    }
}
