package hiillos.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.Frame;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.DirectoryPage;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.SeekOrigin;
import hiillos.launch.ImageIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileServiceTest {
    private static final int READ_WRITE = OpenFlags.READ | OpenFlags.WRITE;
    private static final int MAKE = READ_WRITE | OpenFlags.CREATE;

    private final ArrayRegion memory = new ArrayRegion(Layout.BLOCKS + (1 << 20));
    private final List<String> console = new ArrayList<>();
    private final SharedBuffers buffers = new SharedBuffers(() -> 4711);
    private FileService files;
    /** The file that was opened last. */
    private File opened;
    private long badges = 100;
    private int openVolumes;

    @BeforeEach
    void start() throws StatusException {
        files = service(null);
    }

    private FileService service(String root) throws StatusException {
        Mounts mounts = new Mounts();
        byte[] image = new byte[8192];
        image[4096] = 'h';
        image[4097] = 'i';
        ImageIndex index = new ImageIndex();
        index.addFile("etc/hosts", 4096, 2, 0644, 5);
        index.addFile("etc/fstab", 4098, 0, 0644, 5);
        index.addFile("bin/sh", 4096, 2, 0755, 5);
        mounts.add("initfs", new ImageVolume(new ArrayRegion(image), index, 1), "", "ro");
        MemoryVolume volume = new MemoryVolume(memory, 2, () -> 9);
        FileService service = new FileService(mounts, buffers, new Host());
        Start start = new Start(service, mounts, console::add);
        start.mountRoot(root, volume, mounts.scheme("initfs"));
        service.keepOpenFiles(volume);
        volume.collect();
        start.fill(new DeviceVolume(3));
        return service;
    }

    private final class Host implements FileService.Host {
        @Override
        public Sender publish(File file) {
            opened = file;
            badges++;
            return new Sender(0);
        }

        @Override
        public long badge(File file) {
            return badges;
        }

        @Override
        public void republish(long badge, File file) {
            opened = file;
        }

        @Override
        public long caller() {
            return 1;
        }

        @Override
        public Region map(Frame frame) {
            return new ArrayRegion(4096);
        }

        @Override
        public PipeEnds pipe(Runnable closed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Volume volume(int device) {
            ArrayRegion region = new ArrayRegion(Layout.BLOCKS + 65536) {
                @Override
                public void close() {
                    openVolumes--;
                }
            };
            openVolumes++;
            return new MemoryVolume(region, device, () -> 9);
        }

        @Override
        public Volume driver(String type, String source, int device) throws StatusException {
            throw new StatusException(Status.NOT_SUPPORTED);
        }
    }

    private File open(String uri, int flags) throws StatusException {
        files.open(uri, flags, 0640);
        return opened;
    }

    @FunctionalInterface
    private interface Action {
        void run() throws StatusException;
    }

    private static void assertFails(int status, Action action) {
        StatusException failure = assertThrows(StatusException.class, action::run);
        assertEquals(ServiceStatus.name(status), failure.getMessage());
    }

    @Test
    void pathsWithoutSchemeAreOfFs() throws StatusException {
        assertArrayEquals("hi".getBytes(), open("/etc/hosts", OpenFlags.READ).read(100));
        assertArrayEquals("hi".getBytes(), open("fs:///etc/hosts", OpenFlags.READ).read(100));
        assertArrayEquals("hi".getBytes(), open("/bin/../etc/./hosts", OpenFlags.READ).read(100));
        assertArrayEquals("hi".getBytes(), open("/bin/sh", OpenFlags.READ).read(100));
        assertEquals(files.status("fs:///etc/hosts", true), files.status("/etc/hosts", true));
    }

    /** A path that was walked once is remembered: not longer than it is true. */
    @Test
    void aPathLeadsElsewhereAfterAnyChangeOfNames() throws StatusException {
        open("/tmp/a", MAKE).write("one".getBytes());
        open("/tmp/b", MAKE).write("two".getBytes());
        assertArrayEquals("one".getBytes(), open("/tmp/a", OpenFlags.READ).read(9));
        files.rename("/tmp/b", "/tmp/a");
        assertArrayEquals("two".getBytes(), open("/tmp/a", OpenFlags.READ).read(9));
        assertFails(ServiceStatus.NOT_FOUND, () -> open("/tmp/b", OpenFlags.READ));
        files.unlink("/tmp/a");
        assertFails(ServiceStatus.NOT_FOUND, () -> open("/tmp/a", OpenFlags.READ));
        open("/tmp/a", MAKE).write("three".getBytes());
        assertArrayEquals("three".getBytes(), open("/tmp/a", OpenFlags.READ).read(9));
        files.symbolicLink("/tmp/a", "/tmp/l");
        assertEquals(FileKind.FILE, files.status("/tmp/l", true).kind());
        assertEquals(FileKind.SYMBOLIC_LINK, files.status("/tmp/l", false).kind());
        files.makeDirectory("/tmp/d", 0755);
        open("/tmp/d/f", MAKE);
        files.mount("/tmp/d", "", "initfs", "ro");
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/tmp/d/f", true));
        assertEquals(2, files.status("/tmp/d/etc/hosts", true).sizeBytes());
        files.unmount("/tmp/d");
        assertEquals(0, files.status("/tmp/d/f", true).sizeBytes());
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/tmp/d/etc/hosts", true));
    }

    @Test
    void aPositionIsKeptAndAppendingGoesToTheEnd() throws StatusException {
        File file = open("/tmp/a", MAKE);
        assertEquals(5, file.write("hello".getBytes()));
        assertEquals(1, file.seek(-4, SeekOrigin.POSITION));
        assertArrayEquals("ello".getBytes(), file.read(100));
        assertEquals(0, file.read(100).length);
        assertFails(Status.BAD_ARGUMENT, () -> file.seek(-6, SeekOrigin.END));
        File more = open("/tmp/a", OpenFlags.WRITE | OpenFlags.APPEND);
        more.write("!".getBytes());
        assertFails(Status.ACCESS_DENIED, () -> more.read(1));
        assertEquals(6, file.status().sizeBytes());
        file.truncate(2);
        assertEquals(2, file.status().sizeBytes());
        assertEquals(0, open("/tmp/a", READ_WRITE | OpenFlags.TRUNCATE).status().sizeBytes());
    }

    @Test
    void openingHasTheErrorsOfThePage() throws StatusException {
        assertFails(ServiceStatus.NOT_FOUND, () -> open("/absent", OpenFlags.READ));
        assertFails(ServiceStatus.NOT_FOUND, () -> open("/absent/a", MAKE));
        assertFails(ServiceStatus.NOT_A_DIRECTORY, () -> open("/etc/hosts/a", MAKE));
        assertFails(ServiceStatus.IS_A_DIRECTORY, () -> open("/etc", OpenFlags.READ));
        assertFails(ServiceStatus.NOT_A_DIRECTORY, () -> open("/etc/hosts", OpenFlags.READ | OpenFlags.DIRECTORY));
        assertFails(ServiceStatus.ALREADY_EXISTS, () -> open("/etc/hosts", MAKE | OpenFlags.EXCLUSIVE));
        assertFails(ServiceStatus.READ_ONLY, () -> open("initfs:///etc/hosts", READ_WRITE));
        assertFails(ServiceStatus.READ_ONLY, () -> open("initfs:///new", MAKE));
        assertFails(ServiceStatus.NO_SUCH_SCHEME, () -> open("gopher:///x", OpenFlags.READ));
        assertFails(ServiceStatus.BAD_PATH, () -> open("etc/hosts", OpenFlags.READ));
        assertFails(ServiceStatus.BAD_PATH, () -> open("/" + "a/".repeat(600), OpenFlags.READ));
        assertFails(ServiceStatus.BAD_PATH, () -> open("fs://host/etc/hosts", OpenFlags.READ));
        assertFails(Status.BAD_ARGUMENT, () -> open("/etc/hosts", 0));
        assertFails(Status.BAD_ARGUMENT, () -> open("/etc/hosts", 1 << 20));
    }

    @Test
    void symbolicLinksAreFollowedButNotForEver() throws StatusException {
        files.symbolicLink("../etc/hosts", "/tmp/l");
        assertArrayEquals("hi".getBytes(), open("/tmp/l", OpenFlags.READ).read(9));
        assertEquals(FileKind.SYMBOLIC_LINK, files.status("/tmp/l", false).kind());
        assertEquals("../etc/hosts", files.readLink("/tmp/l"));
        assertFails(Status.BAD_STATE, () -> files.readLink("/etc/hosts"));
        files.symbolicLink("/tmp/b", "/tmp/a");
        files.symbolicLink("/tmp/a", "/tmp/b");
        assertFails(ServiceStatus.TOO_MANY, () -> files.status("/tmp/a", true));
        files.unlink("/tmp/a");
    }

    @Test
    void directoriesAreListedInPages() throws StatusException {
        files.makeDirectory("/tmp/many", 0755);
        for (int i = 0; i < 100; i++) {
            open("/tmp/many/file-" + (1000 + i), MAKE);
        }
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            DirectoryPage page = files.list("/tmp/many", after);
            for (var entry : page.entries()) {
                names.add(entry.name());
            }
            after = page.next();
        } while (!after.isEmpty());
        assertEquals(100, names.size());
        assertEquals(names.stream().sorted().distinct().toList(), names);
        assertFails(ServiceStatus.NOT_A_DIRECTORY, () -> files.list("/etc/hosts", ""));
    }

    @Test
    void namesAreRemovedAndMoved() throws StatusException {
        files.makeDirectory("/tmp/d", 0755);
        open("/tmp/d/a", MAKE).write(new byte[] {1});
        assertFails(ServiceStatus.NOT_EMPTY, () -> files.removeDirectory("/tmp/d"));
        assertFails(ServiceStatus.IS_A_DIRECTORY, () -> files.unlink("/tmp/d"));
        assertFails(ServiceStatus.NOT_A_DIRECTORY, () -> files.removeDirectory("/tmp/d/a"));
        assertFails(Status.BAD_ARGUMENT, () -> files.rename("/tmp/d", "/tmp/d/inside"));
        assertFails(ServiceStatus.OTHER_DEVICE, () -> files.link("initfs:///etc/hosts", "/tmp/x"));
        files.link("/tmp/d/a", "/tmp/b");
        files.rename("/tmp/d/a", "/tmp/c");
        assertEquals(files.status("/tmp/b", true).number(), files.status("/tmp/c", true).number());
        assertEquals(2, files.status("/tmp/c", true).links());
        files.removeDirectory("/tmp/d");
        files.unlink("/tmp/b");
        files.unlink("/tmp/c");
        assertFails(ServiceStatus.READ_ONLY, () -> files.unlink("initfs:///etc/hosts"));
        assertFails(Status.BAD_STATE, () -> files.removeDirectory("/"));
    }

    @Test
    void fileSystemsAreMountedOverDirectories() throws StatusException {
        open("/tmp/below", MAKE);
        files.mount("/tmp", "", "memory", "rw");
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/tmp/below", true));
        File file = open("/tmp/above", MAKE);
        assertFails(ServiceStatus.ALREADY_EXISTS, () -> files.mount("/tmp", "", "memory", "rw"));
        assertFails(ServiceStatus.OTHER_DEVICE, () -> files.rename("/tmp/above", "/home/above"));
        assertFails(Status.NOT_SUPPORTED, () -> files.mount("/home", "disk", "fat32", "rw"));
        assertFails(Status.BAD_STATE, () -> files.unmount("/tmp"));
        ((OpenFile) file).close();
        files.unmount("/tmp");
        assertEquals(FileKind.FILE, files.status("/tmp/below", true).kind());
        assertFails(ServiceStatus.NOT_FOUND, () -> files.unmount("/home"));
        assertEquals(3, files.mounts().length);
    }

    /** As after a process that was ended while it filled a new file system. */
    @Test
    void whatWasFilledInPartIsFilledByTheNext() throws StatusException {
        files.unlink("/sbin");
        files.removeDirectory("/tmp");
        open("/etc/hosts", OpenFlags.WRITE | OpenFlags.TRUNCATE);
        MemoryVolume volume = new MemoryVolume(memory, 2, () -> 9);
        volume.remove(volume.root(), "dev");
        files = service(null);
        assertEquals(FileKind.DIRECTORY, files.status("/tmp", true).kind());
        assertEquals(01777, files.status("/tmp", true).mode());
        assertEquals("initfs:///sbin", files.readLink("/sbin"));
        assertEquals(2, files.status("/etc/hosts", true).sizeBytes());
        assertEquals(FileKind.DEVICE, files.status("/dev/null", true).kind());
        files.removeDirectory("/home");
        assertFails(ServiceStatus.NOT_FOUND, () -> service(null).status("/home", true));
    }

    @Test
    void oneFileSystemMountedTwiceIsUnmountedWhereItIsSaid() throws StatusException {
        for (String place : new String[] {"/a", "/b"}) {
            files.makeDirectory(place, 0755);
            files.mount(place, "", "initfs", "ro");
        }
        files.unmount("/b");
        assertEquals(2, files.status("/a/etc/hosts", true).sizeBytes());
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/b/etc/hosts", true));
        assertFails(ServiceStatus.NOT_FOUND, () -> files.unmount("/b"));
        files.unmount("/a");
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/a/etc/hosts", true));
    }

    @Test
    void whatIsMountedNowhereGivesItsMemoryBack() throws StatusException {
        files.makeDirectory("/a", 0755);
        open("/file", MAKE);
        files.mount("/a", "", "memory", "rw");
        assertEquals(1, openVolumes);
        assertFails(ServiceStatus.ALREADY_EXISTS, () -> files.mount("/a", "", "memory", "rw"));
        assertEquals(1, openVolumes);
        files.unmount("/a");
        assertEquals(0, openVolumes);
    }

    @Test
    void devicesAreThere() throws StatusException {
        File nothing = open("/dev/null", READ_WRITE);
        assertEquals(3, nothing.write(new byte[3]));
        assertEquals(0, nothing.read(10).length);
        assertArrayEquals(new byte[10], open("/dev/zero", OpenFlags.READ).read(10));
    }

    @Test
    void openFilesAreOpenAgainAfterARestart() throws StatusException {
        File file = open("/tmp/a", MAKE);
        file.write("hello".getBytes());
        file.seek(1, SeekOrigin.START);
        files.unlink("/tmp/a");
        opened = null;
        files = service(null);
        assertArrayEquals("ello".getBytes(), opened.read(9));
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/tmp/a", true));
        ((OpenFile) opened).close();
    }

    @Test
    void sharedBuffersAreChecked() throws StatusException {
        File file = open("/tmp/a", MAKE);
        long token = buffers.add(1, new ArrayRegion(4096));
        assertEquals(4096, file.writeAt(token, 0, 4096, 100));
        assertEquals(4096, file.readAt(token, 0, 4096, 0));
        assertEquals(96, file.readAt(token, 4000, 96, 4100));
        assertFails(Status.BAD_ARGUMENT, () -> file.readAt(token, 4000, 97, 0));
        assertFails(Status.BAD_ARGUMENT, () -> file.readAt(token, -1, 1, 0));
        assertFails(Status.BAD_ARGUMENT, () -> file.readAt(token, 0, -1, 0));
        assertFails(Status.BAD_ARGUMENT, () -> file.readAt(token, 0, 1, -1));
        assertFails(ServiceStatus.STALE, () -> file.readAt(token + 1, 0, 1, 0));
        files.clientGone(1);
        assertFails(ServiceStatus.STALE, () -> file.readAt(token, 0, 1, 0));
    }

    @Test
    void theRootCanBeTheInitfs() throws StatusException {
        files = service("initfs");
        assertArrayEquals("hi".getBytes(), open("/etc/hosts", OpenFlags.READ).read(9));
        assertFails(ServiceStatus.READ_ONLY, () -> open("/etc/new", MAKE));
        files = service("floppy");
        assertTrue(console.contains("root=floppy is neither memory nor initfs; / is in memory"), console.toString());
    }
}
