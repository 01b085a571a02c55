package hiillos.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The descriptors and directories of an ISO 9660 volume with Rock Ridge and
 * Joliet names and an El Torito boot record.
 *
 * <p>Used in three steps, because contents are placed by the caller: create
 * (fixes the size of all metadata), {@link #place} every file, write. Sources:
 * ECMA-119, Joliet specification 1, El Torito 1.0.
 */
final class IsoVolume {
    static final int SECTOR_BYTES = IsoFolder.SECTOR_BYTES;
    private static final int FIRST_DESCRIPTOR = 16;
    private static final int BOOT_CATALOG = 20;
    private static final int CONTINUATION = 21;
    private static final int FIRST_TABLE = 22;

    private final String label;
    private final TimeStamp time;
    private final RockRidge rockRidge;
    private final Tree primary;
    private final Tree joliet;
    private final long endOfMetadata;
    private final Map<FileTree.File, Long> placed = new IdentityHashMap<>();

    /** One of the two trees with its path tables. */
    private final class Tree {
        final boolean isJoliet;
        final IsoFolder root;
        final List<IsoFolder> folders;
        final int pathTableBytes;
        final long littleTable;
        final long bigTable;
        final long end;

        Tree(FileTree tree, boolean isJoliet, long firstSector) {
            this.isJoliet = isJoliet;
            root = new IsoFolder(tree.root(), null, isJoliet, 1);
            folders = root.breadthFirst();
            pathTableBytes = pathTable(false).length;
            littleTable = firstSector;
            bigTable = littleTable + sectors(pathTableBytes);
            long next = bigTable + sectors(pathTableBytes);
            for (IsoFolder folder : folders) {
                folder.sector = next;
                next += sectors(listing(folder).length);
            }
            end = next;
        }

        byte[] pathTable(boolean bigEndian) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (IsoFolder folder : folders) {
                byte[] name = folder.identifier;
                byte[] entry = new byte[8 + name.length + name.length % 2];
                entry[0] = (byte) name.length;
                byte[] sector = both(folder.sector);
                System.arraycopy(sector, bigEndian ? 4 : 0, entry, 2, 4);
                entry[bigEndian ? 7 : 6] = (byte) folder.parent.number;
                entry[bigEndian ? 6 : 7] = (byte) (folder.parent.number >>> 8);
                System.arraycopy(name, 0, entry, 8, name.length);
                out.writeBytes(entry);
            }
            return out.toByteArray();
        }

        byte[] listing(IsoFolder folder) {
            int links = 2 + folder.folderCount();
            int parentLinks = 2 + folder.parent.folderCount();
            List<byte[]> records = new ArrayList<>();
            boolean isRoot = folder.parent == folder;
            records.add(record(new byte[] {0}, folder, null, isJoliet ? new byte[0]
                    : isRoot ? rockRidge.root(links, CONTINUATION) : rockRidge.entry(null, true, links)));
            records.add(record(new byte[] {1}, folder.parent, null,
                    isJoliet ? new byte[0] : rockRidge.entry(null, true, parentLinks)));
            for (IsoFolder.Child child : folder.children) {
                int count = child.folder() == null ? 1 : 2 + child.folder().folderCount();
                records.add(record(child.identifier(), child.folder(), child.node(), isJoliet ? new byte[0]
                        : rockRidge.entry(child.node().name(), child.folder() != null, count)));
            }
            return IsoFolder.pack(records);
        }

        private byte[] record(byte[] identifier, IsoFolder folder, FileTree.Node node, byte[] systemUse) {
            int nameEnd = 33 + identifier.length + (identifier.length + 1) % 2;
            byte[] record = new byte[(nameEnd + systemUse.length + 1) / 2 * 2];
            record[0] = (byte) record.length;
            if (folder != null) {
                putBoth(record, 2, folder.sector);
                // A listing's length does not depend on the sectors in it, so 0 serves until they are known.
                putBoth(record, 10, folder.sector == 0 ? 0 : lengthOf(folder));
                record[25] = 2;
            } else {
                FileTree.File file = (FileTree.File) node;
                putBoth(record, 2, placed.getOrDefault(file, (long) BOOT_CATALOG));
                putBoth(record, 10, file.content().length);
            }
            System.arraycopy(time.isoRecord(), 0, record, 18, 7);
            putBothShort(record, 28, 1);
            record[32] = (byte) identifier.length;
            System.arraycopy(identifier, 0, record, 33, identifier.length);
            System.arraycopy(systemUse, 0, record, nameEnd, systemUse.length);
            return record;
        }

        private final Map<IsoFolder, Long> lengths = new IdentityHashMap<>();

        private long lengthOf(IsoFolder folder) {
            Long known = lengths.get(folder);
            if (known == null) {
                // Entered before the listing is made: its own record asks for it.
                lengths.put(folder, 0L);
                known = (long) listing(folder).length;
                lengths.put(folder, known);
            }
            return known;
        }

        void write(SparseImage image) {
            lengths.clear();
            folders.forEach(this::lengthOf);
            image.put(littleTable * SECTOR_BYTES, pathTable(false));
            image.put(bigTable * SECTOR_BYTES, pathTable(true));
            for (IsoFolder folder : folders) {
                image.put(folder.sector * SECTOR_BYTES, listing(folder));
            }
        }
    }

    IsoVolume(FileTree tree, String label, long epochSeconds) {
        if (!label.matches("[A-Z0-9_]{1,16}")) {
            throw new ImageException("The ISO label \"" + label + "\" is not allowed; use 1 to 16 of A-Z, 0-9 and _.");
        }
        this.label = label;
        time = new TimeStamp(epochSeconds);
        rockRidge = new RockRidge(time);
        primary = new Tree(tree, false, FIRST_TABLE);
        joliet = new Tree(tree, true, primary.end);
        endOfMetadata = joliet.end;
    }

    /** The first 2048-byte sector that is free for contents. */
    long endOfMetadata() {
        return endOfMetadata;
    }

    /** Says where a file's content lies: its first 2048-byte sector. */
    void place(FileTree.File file, long sector) {
        placed.put(file, sector);
    }

    /** Writes everything but the contents; {@code catalog} is the El Torito boot catalog. */
    void write(SparseImage image, byte[] catalog) {
        primary.write(image);
        joliet.write(image);
        image.put(FIRST_DESCRIPTOR * SECTOR_BYTES, descriptor(1, primary, image));
        image.put((FIRST_DESCRIPTOR + 1) * SECTOR_BYTES, bootRecord());
        image.put((FIRST_DESCRIPTOR + 2) * SECTOR_BYTES, descriptor(2, joliet, image));
        image.put((FIRST_DESCRIPTOR + 3) * SECTOR_BYTES, header(255));
        image.put(BOOT_CATALOG * SECTOR_BYTES, catalog);
        image.put(CONTINUATION * SECTOR_BYTES, RockRidge.extensionRecord());
    }

    private static byte[] header(int type) {
        byte[] sector = new byte[SECTOR_BYTES];
        sector[0] = (byte) type;
        LittleEndian.putText(sector, 1, "CD001");
        sector[6] = 1;
        return sector;
    }

    private static byte[] bootRecord() {
        byte[] sector = header(0);
        LittleEndian.putText(sector, 7, "EL TORITO SPECIFICATION");
        LittleEndian.putInt(sector, 0x47, BOOT_CATALOG);
        return sector;
    }

    private byte[] descriptor(int type, Tree tree, SparseImage image) {
        byte[] sector = header(type);
        Charset charset = tree.isJoliet ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
        putPadded(sector, 8, 32, "", charset);
        putPadded(sector, 40, 32, label, charset);
        putBoth(sector, 80, image.lengthBytes() / SECTOR_BYTES);
        if (tree.isJoliet) {
            LittleEndian.putText(sector, 88, "%/E");
        }
        putBothShort(sector, 120, 1);
        putBothShort(sector, 124, 1);
        putBothShort(sector, 128, SECTOR_BYTES);
        putBoth(sector, 132, tree.pathTableBytes);
        LittleEndian.putInt(sector, 140, tree.littleTable);
        System.arraycopy(both(tree.bigTable), 4, sector, 148, 4);
        byte[] root = tree.record(new byte[] {0}, tree.root, null, new byte[0]);
        System.arraycopy(root, 0, sector, 156, 34);
        putPadded(sector, 190, 128, "", charset);
        putPadded(sector, 318, 128, "", charset);
        putPadded(sector, 446, 128, "HIILLOS IMAGE WRITER", charset);
        putPadded(sector, 574, 128, "HIILLOS", charset);
        putPadded(sector, 702, 37, "", charset);
        putPadded(sector, 739, 37, "", charset);
        putPadded(sector, 776, 37, "", charset);
        byte[] never = "0000000000000000\0".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(time.isoVolume(), 0, sector, 813, 17);
        System.arraycopy(time.isoVolume(), 0, sector, 830, 17);
        System.arraycopy(never, 0, sector, 847, 17);
        System.arraycopy(never, 0, sector, 864, 17);
        sector[881] = 1;
        return sector;
    }

    private static void putPadded(byte[] sector, int offset, int length, String text, Charset charset) {
        byte[] space = " ".getBytes(charset);
        for (int index = 0; index + space.length <= length; index += space.length) {
            System.arraycopy(space, 0, sector, offset + index, space.length);
        }
        byte[] encoded = text.getBytes(charset);
        System.arraycopy(encoded, 0, sector, offset, encoded.length);
    }

    static long sectors(long bytes) {
        return LittleEndian.roundUp(bytes, SECTOR_BYTES) / SECTOR_BYTES;
    }

    /** ECMA-119 7.3.3: little-endian, then big-endian. */
    static void putBoth(byte[] bytes, int offset, long value) {
        LittleEndian.putInt(bytes, offset, value);
        for (int index = 0; index < 4; index++) {
            bytes[offset + 4 + index] = (byte) (value >>> (24 - 8 * index));
        }
    }

    private static void putBothShort(byte[] bytes, int offset, int value) {
        LittleEndian.putShort(bytes, offset, value);
        bytes[offset + 2] = (byte) (value >>> 8);
        bytes[offset + 3] = (byte) value;
    }

    private static byte[] both(long value) {
        byte[] bytes = new byte[8];
        putBoth(bytes, 0, value);
        return bytes;
    }
}
