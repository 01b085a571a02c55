package hiillos.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.ServiceManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceListTest {
    @Test
    void linesAreRead() {
        ServiceList list = ServiceList.parse("# comment\nrngd\n\n vfs  after=rngd,timed once # why\nkbd restart\n");
        assertEquals(List.of(new ServiceList.Entry("rngd", true, List.of()),
                new ServiceList.Entry("vfs", false, List.of("rngd", "timed")),
                new ServiceList.Entry("kbd", true, List.of())), list.entries());
        assertEquals(List.of(), list.problems());
    }

    @Test
    void unsoundLinesAreNamedAndTheOthersCount() {
        ServiceList list = ServiceList.parse("a\na\nb soon\nc");
        assertEquals(List.of("line 2 of the services: a is there twice", "line 3 of the services: b has the unknown word soon"),
                list.problems());
        assertEquals(2, list.entries().size());
    }

    @Test
    void whatComesAfterSomethingAbsentIsLeftOut() throws StatusException {
        ServiceManager services = mock(ServiceManager.class);
        when(services.start(anyString(), anyBoolean())).thenReturn("");
        when(services.start("outputd", true)).thenReturn("there is no program sbin/outputd");
        List<String> console = new ArrayList<>();
        int started = ServiceList.parse("rngd\noutputd\nkbd after=outputd\nvfs after=rngd once").start(services, console::add);
        assertEquals(2, started);
        assertEquals(List.of("there is no program sbin/outputd", "kbd is left out: it comes after outputd, which did not start"),
                console);
        verify(services).start("vfs", false);
        verify(services, never()).start("kbd", true);
    }
}
