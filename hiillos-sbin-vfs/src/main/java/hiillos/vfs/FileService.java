package hiillos.vfs;

import hiillos.abi.ClientCounts;
import hiillos.abi.Frame;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.DirectoryEntry;
import hiillos.abi.protocol.DirectoryPage;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.MountInformation;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.PipeEnds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The protocol of files over what is mounted. */
final class FileService implements FileSystem {
    private static final int DEFAULT_MODE = 0777;
    private static final int PAGE_NAMES = 16;
    private static final int PAGE_CHARACTERS = 500;
    private static final long MOST_SHARED_BYTES = 1L << 20;
    private static final int FIRST_DEVICE = 16;
    /** The client of what was opened before a restart. */
    private static final long NOBODY = 0;

    private final Mounts mounts;
    private final Resolver resolver;
    private final SharedBuffers buffers;
    private final Host host;
    /** The open files, linked. */
    private OpenFile firstOpen;
    private final Map<Volume, OpenTable> tables = new HashMap<>();
    /** Files and ends of pipes that each client has opened and that are open still, whoever holds them now. */
    private final ClientCounts openings = new ClientCounts(Layout.OPEN_COUNT / 4);
    private int lastDevice = FIRST_DEVICE;

    /** What needs the kernel or other servers. */
    interface Host {
        /** Makes a Sender for a file, whose end is heard. */
        Sender publish(File file) throws StatusException;

        /** The badge of a published file. */
        long badge(File file);

        /** A published file again, after a restart. */
        void republish(long badge, File file) throws StatusException;

        /** The number of the calling client. */
        long caller();

        Region map(Frame frame) throws StatusException;

        /** @param closed runs when one of the ends is gone */
        PipeEnds pipe(Runnable closed) throws StatusException;

        /** Memory for another file system. */
        Volume volume(int device) throws StatusException;

        /** Starts the driver of a type. @throws StatusException {@code NOT_SUPPORTED} */
        Volume driver(String type, String source, int device) throws StatusException;
    }

    FileService(Mounts mounts, SharedBuffers buffers, Host host) {
        this.mounts = mounts;
        this.buffers = buffers;
        this.host = host;
        resolver = new Resolver(mounts);
    }

    /** Keeps the open files of a volume over a restart, and opens those again that the last process had open. */
    void keepOpenFiles(MemoryVolume volume) {
        OpenTable table = new OpenTable(volume.memory());
        tables.put(volume, table);
        table.replay((slot, badge, number, flags, position) -> {
            Node node = volume.node(number);
            if (node == null) {
                table.remove(slot);
                return;
            }
            // Nobody knows any more whose it is.
            OpenFile file = new OpenFile(volume, node, flags, buffers, table, slot, NOBODY, this::closed);
            opened(file);
            try {
                host.republish(badge, file);
            } catch (StatusException refused) {
                file.close();
            }
        });
    }

    @Override
    public Sender open(String uri, int flags, int mode) throws StatusException {
        boolean write = (flags & (OpenFlags.WRITE | OpenFlags.APPEND | OpenFlags.TRUNCATE)) != 0;
        if ((flags & ~OpenFlags.KNOWN) != 0 || (flags & (OpenFlags.READ | OpenFlags.WRITE)) == 0
                || write && (flags & OpenFlags.WRITE) == 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        openings.checkRoom(host.caller(), 1);
        boolean exclusive = (flags & (OpenFlags.CREATE | OpenFlags.EXCLUSIVE)) == (OpenFlags.CREATE | OpenFlags.EXCLUSIVE);
        Resolver.Place place = resolver.resolve(uri, !exclusive && (flags & OpenFlags.NO_FOLLOW) == 0);
        Node node = place.node();
        if (node != null && exclusive) {
            throw new StatusException(ServiceStatus.ALREADY_EXISTS);
        }
        if (node == null && (flags & OpenFlags.CREATE) != 0) {
            place.writable();
            resolver.forget();
            node = place.volume().create(place.directory(), place.name(), FileKind.FILE, mode, "");
        } else {
            checkKind(place.mustExist().node(), flags, write, place.nodeVolume());
        }
        if ((flags & OpenFlags.TRUNCATE) != 0 && node.sizeBytes() > 0) {
            place.nodeVolume().truncate(node, 0);
        }
        return publish(place.nodeVolume(), node, flags);
    }

    private static void checkKind(Node node, int flags, boolean write, Volume volume) throws StatusException {
        if (node.kind == FileKind.SYMBOLIC_LINK) {
            throw new StatusException(Status.BAD_STATE);
        }
        boolean directory = (flags & OpenFlags.DIRECTORY) != 0;
        if (directory && !node.isDirectory()) {
            throw new StatusException(ServiceStatus.NOT_A_DIRECTORY);
        }
        if (node.isDirectory() && (write || !directory)) {
            throw new StatusException(ServiceStatus.IS_A_DIRECTORY);
        }
        if (write && volume.isReadOnly()) {
            throw new StatusException(ServiceStatus.READ_ONLY);
        }
    }

    private Sender publish(Volume volume, Node node, int flags) throws StatusException {
        long client = host.caller();
        OpenTable table = tables.get(volume);
        int slot = table == null ? 0 : table.add(node.number, flags);
        OpenFile file = new OpenFile(volume, node, flags, buffers, table, slot, client, this::closed);
        opened(file);
        try {
            Sender sender = host.publish(file);
            if (table != null) {
                table.badge(slot, host.badge(file));
            }
            return sender;
        } catch (StatusException failure) {
            file.close();
            throw failure;
        }
    }

    private void opened(OpenFile file) {
        if (file.client() != NOBODY) {
            openings.add(file.client(), 1);
        }
        file.next = firstOpen;
        if (firstOpen != null) {
            firstOpen.previous = file;
        }
        firstOpen = file;
    }

    private void closed(OpenFile file) {
        openings.remove(file.client());
        if (file.previous != null) {
            file.previous.next = file.next;
        } else if (firstOpen == file) {
            firstOpen = file.next;
        }
        if (file.next != null) {
            file.next.previous = file.previous;
        }
    }

    /** A client is gone. */
    void clientGone(long client) {
        buffers.forget(client);
    }

    @Override
    public FileStatus status(String uri, boolean follow) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, follow).mustExist();
        return place.nodeVolume().status(place.node());
    }

    @Override
    public DirectoryPage list(String uri, String after) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, true).mustExist();
        if (!place.node().isDirectory()) {
            throw new StatusException(ServiceStatus.NOT_A_DIRECTORY);
        }
        List<DirectoryEntry> entries = new ArrayList<>();
        int characters = 0;
        String next = "";
        for (String name : place.nodeVolume().namesAfter(place.node(), after, PAGE_NAMES + 1)) {
            if (entries.size() == PAGE_NAMES || !entries.isEmpty() && characters + name.length() > PAGE_CHARACTERS) {
                next = entries.get(entries.size() - 1).name();
                break;
            }
            characters += name.length();
            entries.add(new DirectoryEntry(name, place.nodeVolume().find(place.node(), name).kind));
        }
        return new DirectoryPage(entries.toArray(new DirectoryEntry[0]), next);
    }

    @Override
    public void makeDirectory(String uri, int mode) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, false).mustBeFree();
        resolver.forget();
        place.volume().create(place.directory(), place.name(), FileKind.DIRECTORY, mode, "");
    }

    @Override
    public void removeDirectory(String uri) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, false).mustExist().writable().notMounted();
        if (!place.node().isDirectory()) {
            throw new StatusException(ServiceStatus.NOT_A_DIRECTORY);
        }
        if (place.volume().names(place.node()).length > 0) {
            throw new StatusException(ServiceStatus.NOT_EMPTY);
        }
        resolver.forget();
        place.volume().remove(place.directory(), place.name());
    }

    @Override
    public void unlink(String uri) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, false).mustExist().writable();
        if (place.node().isDirectory()) {
            throw new StatusException(ServiceStatus.IS_A_DIRECTORY);
        }
        resolver.forget();
        place.volume().remove(place.directory(), place.name());
    }

    @Override
    public void rename(String from, String to) throws StatusException {
        Resolver.Place source = resolver.resolve(from, false).mustExist().writable().notMounted();
        Resolver.Place target = resolver.resolve(to, false).writable().notMounted();
        if (source.volume() != target.volume()) {
            throw new StatusException(ServiceStatus.OTHER_DEVICE);
        }
        Node over = target.node();
        if (over != null) {
            if (over.number == source.node().number) {
                return;
            }
            if (source.node().isDirectory() != over.isDirectory()) {
                throw new StatusException(over.isDirectory() ? ServiceStatus.IS_A_DIRECTORY : ServiceStatus.NOT_A_DIRECTORY);
            }
            if (over.isDirectory() && target.volume().names(over).length > 0) {
                throw new StatusException(ServiceStatus.NOT_EMPTY);
            }
        }
        resolver.forget();
        source.volume().rename(source.directory(), source.name(), target.directory(), target.name());
    }

    @Override
    public void link(String existing, String created) throws StatusException {
        Resolver.Place source = resolver.resolve(existing, false).mustExist();
        Resolver.Place target = resolver.resolve(created, false).mustBeFree();
        if (source.node().isDirectory()) {
            throw new StatusException(ServiceStatus.IS_A_DIRECTORY);
        }
        if (source.volume() != target.volume()) {
            throw new StatusException(ServiceStatus.OTHER_DEVICE);
        }
        resolver.forget();
        target.volume().link(target.directory(), target.name(), source.node());
    }

    @Override
    public void symbolicLink(String target, String created) throws StatusException {
        if (target.isEmpty() || target.length() > MAXIMUM_PATH || target.indexOf('\0') >= 0) {
            throw new StatusException(ServiceStatus.BAD_PATH);
        }
        Resolver.Place place = resolver.resolve(created, false).mustBeFree();
        resolver.forget();
        place.volume().create(place.directory(), place.name(), FileKind.SYMBOLIC_LINK, DEFAULT_MODE, target);
    }

    @Override
    public String readLink(String uri) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, false).mustExist();
        if (place.node().kind != FileKind.SYMBOLIC_LINK) {
            throw new StatusException(Status.BAD_STATE);
        }
        return place.nodeVolume().target(place.node());
    }

    @Override
    public void setMode(String uri, int mode) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, true).mustExist();
        place.nodeVolume().setMode(place.node(), mode);
    }

    @Override
    public void setModified(String uri, long nanos) throws StatusException {
        Resolver.Place place = resolver.resolve(uri, true).mustExist();
        place.nodeVolume().setModified(place.node(), nanos);
    }

    @Override
    public MountInformation[] mounts() {
        return mounts.list();
    }

    @Override
    public void mount(String place, String source, String type, String options) throws StatusException {
        Resolver.Place directory = resolver.resolve(place, true).mustExist();
        if (!directory.node().isDirectory()) {
            throw new StatusException(ServiceStatus.NOT_A_DIRECTORY);
        }
        lastDevice++;
        Volume volume = switch (type) {
            case "memory" -> host.volume(lastDevice);
            case "initfs" -> mounts.scheme("initfs");
            default -> host.driver(type, source, lastDevice);
        };
        resolver.forget();
        try {
            mounts.addOver(place, directory, volume, source, options);
        } catch (StatusException failure) {
            volume.close();
            throw failure;
        }
    }

    @Override
    public void unmount(String place) throws StatusException {
        Resolver.Place top = resolver.resolve(place, true).mustExist();
        if (top.nodeVolume() == top.volume()) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        boolean inUse = false;
        for (OpenFile each = firstOpen; each != null; each = each.next) {
            inUse |= each.volume() == top.nodeVolume();
        }
        resolver.forget();
        // The volume alone does not tell: the initfs can be mounted in several places.
        mounts.remove(top.volume(), top.volume().find(top.directory(), top.name()), inUse);
        top.nodeVolume().close();
    }

    @Override
    public PipeEnds pipe() throws StatusException {
        long client = host.caller();
        openings.checkRoom(client, 2);
        PipeEnds ends = host.pipe(() -> openings.remove(client));
        openings.add(client, 2);
        return ends;
    }

    @Override
    public long share(Frame buffer) throws StatusException {
        try {
            long size = buffer.sizeBytes();
            if (size <= 0 || size > MOST_SHARED_BYTES) {
                throw new StatusException(Status.BAD_ARGUMENT);
            }
            buffers.checkRoom(host.caller());
            return buffers.add(host.caller(), host.map(buffer));
        } catch (StatusException refused) {
            // Kept, it would keep the client's Job, and what that was promised, for ever.
            buffer.close();
            throw refused;
        }
    }
}
