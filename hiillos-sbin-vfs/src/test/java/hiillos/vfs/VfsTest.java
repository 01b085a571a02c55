package hiillos.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.InitFs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The vfs as its clients see it; the import is a mock. */
class VfsTest {
    private final InitFs initfs = mock(InitFs.class);
    private Vfs vfs;

    @BeforeEach
    void mountInitfs() throws StatusException {
        MountTable mounts = new MountTable();
        mounts.mount("initfs", new InitFsMount(initfs));
        vfs = new Vfs(mounts);
        when(initfs.information("etc/motd")).thenReturn(new FileInformation(FileKind.FILE, 5));
        when(initfs.information("etc")).thenReturn(new FileInformation(FileKind.DIRECTORY, 0));
    }

    private static void assertFails(int status, Executable call) {
        assertEquals(status, assertThrows(StatusException.class, call).status());
    }

    @Test
    void readsGoOnWhereTheLastEnded() throws StatusException {
        when(initfs.read("etc/motd", 0, 3)).thenReturn("hel".getBytes());
        when(initfs.read("etc/motd", 3, 3)).thenReturn("lo".getBytes());
        when(initfs.read("etc/motd", 5, 3)).thenReturn(new byte[0]);

        int file = vfs.open("initfs:///etc/../etc/motd");

        assertArrayEquals("hel".getBytes(), vfs.read(file, 3));
        assertArrayEquals("lo".getBytes(), vfs.read(file, 3));
        assertEquals(0, vfs.read(file, 3).length);
    }

    @Test
    void openFilesDoNotShareTheirPosition() throws StatusException {
        when(initfs.read(eq("etc/motd"), anyLong(), anyInt())).thenAnswer(call -> new byte[] {(byte) (long) call.getArgument(1)});
        int one = vfs.open("initfs:///etc/motd");
        int other = vfs.open("initfs:///etc/motd");
        assertNotEquals(one, other);
        assertEquals(0, vfs.read(one, 1)[0]);
        assertEquals(1, vfs.read(one, 1)[0]);
        assertEquals(0, vfs.read(other, 1)[0]);
    }

    @Test
    void readsAreBounded() throws StatusException {
        when(initfs.read("etc/motd", 0, 32 << 10)).thenReturn(new byte[1]);
        int file = vfs.open("initfs:///etc/motd");
        assertEquals(1, vfs.read(file, Integer.MAX_VALUE).length);
        verify(initfs).read("etc/motd", 0, 32 << 10);
        assertFails(Status.BAD_ARGUMENT, () -> vfs.read(file, -1));
    }

    @Test
    void closedFilesAreGone() throws StatusException {
        int file = vfs.open("initfs:///etc/motd");
        vfs.close(file);
        assertFails(ServiceStatus.NOT_FOUND, () -> vfs.read(file, 1));
        assertFails(ServiceStatus.NOT_FOUND, () -> vfs.close(file));
        assertFails(ServiceStatus.NOT_FOUND, () -> vfs.read(0, 1));
    }

    @Test
    void openFilesAreLimited() {
        assertFails(ServiceStatus.TOO_MANY, () -> {
            for (int i = 0; i < 2000; i++) {
                vfs.open("initfs:///etc/motd");
            }
        });
    }

    @Test
    void directoriesAreListedNotOpened() throws StatusException {
        when(initfs.list("etc")).thenReturn(new String[] {"motd"});
        assertArrayEquals(new String[] {"motd"}, vfs.list("initfs:///etc/"));
        assertEquals(FileKind.DIRECTORY, vfs.information("initfs:///etc").kind());
        assertFails(ServiceStatus.IS_A_DIRECTORY, () -> vfs.open("initfs:///etc"));
    }

    @Test
    void theMountsErrorsPassThrough() throws StatusException {
        when(initfs.information("absent")).thenThrow(new StatusException(ServiceStatus.NOT_FOUND));
        assertFails(ServiceStatus.NOT_FOUND, () -> vfs.open("initfs:///absent"));
    }

    @Test
    void otherUrisNeverReachTheMount() throws StatusException {
        InitFs untouched = mock(InitFs.class);
        MountTable mounts = new MountTable();
        mounts.mount("initfs", new InitFsMount(untouched));
        Vfs other = new Vfs(mounts);
        assertFails(ServiceStatus.NO_SUCH_SCHEME, () -> other.open("/etc/motd"));
        assertFails(ServiceStatus.NO_SUCH_SCHEME, () -> other.list("disk:///"));
        assertFails(ServiceStatus.BAD_PATH, () -> other.open("initfs:///../etc"));
        assertFails(ServiceStatus.BAD_PATH, () -> other.open("initfs://host/etc"));
        verifyNoInteractions(untouched);
    }

    @Test
    void aSchemeIsMountedOnce() {
        MountTable mounts = new MountTable();
        assertFails(ServiceStatus.ALREADY_EXISTS, () -> {
            mounts.mount("a", new InitFsMount(initfs));
            mounts.mount("a", new InitFsMount(initfs));
        });
    }
}
