package hiillos.image;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A FAT12, FAT16 or FAT32 volume, written once from a {@link FileTree}.
 *
 * <p>Every file lies in one piece and starts at a multiple of 2048 bytes
 * from the start of the volume: a loader without a file system can read it by
 * sector, and an ISO 9660 directory can share it. Source: Microsoft
 * Extensible Firmware Initiative FAT32 File System Specification, 1.03.
 */
public final class FatImage {
    private static final int SECTOR_BYTES = FatGeometry.SECTOR_BYTES;
    private static final int FILE_ALIGNMENT_BYTES = 2048;
    /** The boot sector has 32 bits for the length of the volume. */
    private static final long MAX_SECTORS = 0xffff_ffffL;
    private static final int ATTRIBUTE_VOLUME = 0x08;
    private static final int ATTRIBUTE_FOLDER = 0x10;
    private static final int ATTRIBUTE_ARCHIVE = 0x20;

    /**
     * What the volume is to be.
     *
     * @param label volume label, at most 11 of the characters that 8.3 names allow, or spaces
     * @param serial volume serial number; the low 32 bits count
     * @param epochSeconds time of all entries
     * @param hiddenSectors 512-byte sectors before the volume on its medium
     * @param lengthBytes length of the volume; 0 for the smallest that holds the files
     * @param fat32 FAT32 is wanted, else the type follows from the length
     */
    public record Options(String label, long serial, long epochSeconds, long hiddenSectors, long lengthBytes,
            boolean fat32) {}

    private final Options options;
    private final TimeStamp time;
    private final FatGeometry geometry;
    private final SparseImage image;
    private final Map<FileTree.Node, Long> firstCluster = new IdentityHashMap<>();
    private final Map<FileTree.Folder, List<Named>> names = new IdentityHashMap<>();
    private final int[] table;

    private record Named(FileTree.Node node, FatNames.EntryName name) {}

    /**
     * Lays out and writes the volume.
     *
     * @param tree its files
     * @param options what it is to be
     * @throws ImageException if the files do not fit or a name is not allowed
     */
    public FatImage(FileTree tree, Options options) {
        this.options = options;
        time = new TimeStamp(options.epochSeconds);
        if (!options.label.matches("[A-Z0-9_ -]{1,11}")) {
            throw new ImageException("The volume label \"" + options.label
                    + "\" is no FAT label; use 1 to 11 of A-Z, 0-9, - and _.");
        }
        nameFolder(tree.root());
        geometry = chooseGeometry(tree);
        if (geometry.sectors() > MAX_SECTORS) {
            throw new ImageException("A FAT volume of " + geometry.sectors() / 2
                    + " KiB is larger than this writer makes.");
        }
        table = new int[(int) geometry.clusters() + 2];
        image = new SparseImage(geometry.sectors() * SECTOR_BYTES);
        long used = allocate(tree, geometry, true);
        writeFolders(tree.root(), 0);
        writeTables();
        writeBootSectors(used);
    }

    /**
     * The volume.
     *
     * @return its bytes
     */
    public SparseImage image() {
        return image;
    }

    /**
     * The type that the volume got.
     *
     * @return 12, 16 or 32
     */
    public int type() {
        return geometry.type();
    }

    /**
     * Where a file's content starts.
     *
     * @param file a file of the tree, not empty
     * @return bytes from the start of the volume, a multiple of 2048
     */
    public long offsetOf(FileTree.File file) {
        return geometry.clusterOffset(firstCluster.get(file));
    }

    private void nameFolder(FileTree.Folder folder) {
        FatNames taken = new FatNames();
        List<Named> named = new ArrayList<>();
        for (FileTree.Node child : folder.children()) {
            named.add(new Named(child, taken.take(child.name())));
            if (child instanceof FileTree.Folder sub) {
                nameFolder(sub);
            }
        }
        names.put(folder, named);
    }

    private FatGeometry chooseGeometry(FileTree tree) {
        List<FatGeometry> candidates = new ArrayList<>();
        for (int type : options.fat32 ? new int[] {32} : new int[] {12, 16, 32}) {
            // FAT12 with large clusters would only waste space.
            for (int sectorsPerCluster = 1; sectorsPerCluster <= (type == 12 ? 1 : 64); sectorsPerCluster *= 2) {
                candidates.add(candidate(tree, type, sectorsPerCluster));
            }
        }
        for (FatGeometry candidate : candidates) {
            boolean keepsClustersFew = candidate.clusters() <= 1 << 20 || candidate.sectorsPerCluster() == 64;
            if (candidate.isUnambiguous() && keepsClustersFew
                    && allocate(tree, candidate, false) <= candidate.clusters()) {
                return candidate;
            }
        }
        throw new ImageException("The files for the volume " + options.label.strip() + " do not fit into "
                + options.lengthBytes / 1024 + " KiB of FAT" + (options.fat32 ? "32 (which needs at least 33 MiB)" : "")
                + "; make the volume larger or the files fewer.");
    }

    private FatGeometry candidate(FileTree tree, int type, int sectorsPerCluster) {
        if (options.lengthBytes > 0) {
            return FatGeometry.within(type, sectorsPerCluster, options.lengthBytes / SECTOR_BYTES);
        }
        long needed = allocate(tree, FatGeometry.of(type, sectorsPerCluster, 16), false);
        long clusters = Math.max(needed, FatGeometry.fewestClusters(type));
        return FatGeometry.of(type, sectorsPerCluster,
                LittleEndian.roundUp(clusters, Math.max(1, 4 / sectorsPerCluster)));
    }

    /** Gives clusters to folders, then to files; returns how many lie before the end of the last. */
    private long allocate(FileTree tree, FatGeometry shape, boolean keep) {
        long[] next = {2};
        allocateFolders(tree.root(), shape, next, keep, shape.type() == 32);
        allocateFiles(tree.root(), shape, next, keep);
        return next[0] - 2;
    }

    private void allocateFolders(FileTree.Folder folder, FatGeometry shape, long[] next, boolean keep, boolean here) {
        if (here) {
            take(folder, folderBytes(folder), shape, next, keep);
        } else if (folderBytes(folder) > FatGeometry.ROOT_ENTRIES * 32) {
            throw new ImageException("The root folder of the volume " + options.label.strip()
                    + " has too many entries for FAT" + shape.type() + "; move files into folders.");
        }
        for (FileTree.Node child : folder.children()) {
            if (child instanceof FileTree.Folder sub) {
                allocateFolders(sub, shape, next, keep, true);
            }
        }
    }

    private void allocateFiles(FileTree.Folder folder, FatGeometry shape, long[] next, boolean keep) {
        long alignment = Math.max(1, FILE_ALIGNMENT_BYTES / shape.clusterBytes());
        for (FileTree.Node child : folder.children()) {
            if (child instanceof FileTree.Folder sub) {
                allocateFiles(sub, shape, next, keep);
            } else {
                byte[] content = ((FileTree.File) child).content();
                if (content.length > 0) {
                    next[0] = LittleEndian.roundUp(next[0] - 2, alignment) + 2;
                    take(child, content.length, shape, next, keep);
                }
            }
        }
    }

    private void take(FileTree.Node node, long bytes, FatGeometry shape, long[] next, boolean keep) {
        long count = Math.max(1, LittleEndian.roundUp(bytes, shape.clusterBytes()) / shape.clusterBytes());
        if (keep) {
            firstCluster.put(node, next[0]);
            for (long cluster = next[0]; cluster < next[0] + count - 1; cluster++) {
                table[(int) cluster] = (int) cluster + 1;
            }
            table[(int) (next[0] + count - 1)] = 0x0fffffff;
            if (node instanceof FileTree.File file) {
                image.put(shape.clusterOffset(next[0]), file.content());
            }
        }
        next[0] += count;
    }

    private long folderBytes(FileTree.Folder folder) {
        // The root has a label entry; the others have "." and "..".
        long entries = folder.name().isEmpty() ? 1 : 2;
        for (Named named : names.get(folder)) {
            entries += 1 + named.name.longEntries().size();
        }
        return entries * 32;
    }

    private void writeFolders(FileTree.Folder folder, long parentCluster) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        boolean root = folder.name().isEmpty();
        long own = firstCluster.getOrDefault(folder, 0L);
        if (root) {
            byte[] label = String.format(Locale.ROOT, "%-11s", options.label)
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            entries.writeBytes(entry(label, ATTRIBUTE_VOLUME, 0, 0));
        } else {
            entries.writeBytes(entry(dots(1), ATTRIBUTE_FOLDER, own, 0));
            entries.writeBytes(entry(dots(2), ATTRIBUTE_FOLDER, parentCluster, 0));
        }
        for (Named named : names.get(folder)) {
            named.name.longEntries().forEach(entries::writeBytes);
            long cluster = firstCluster.getOrDefault(named.node, 0L);
            if (named.node instanceof FileTree.File file) {
                entries.writeBytes(entry(named.name.shortName(), ATTRIBUTE_ARCHIVE, cluster, file.content().length));
            } else {
                entries.writeBytes(entry(named.name.shortName(), ATTRIBUTE_FOLDER, cluster, 0));
                // ".." says 0 for the root, also on FAT32.
                writeFolders((FileTree.Folder) named.node, root ? 0 : own);
            }
        }
        long offset = root && geometry.type() != 32
                ? geometry.dataOffset() - (long) geometry.rootSectors() * SECTOR_BYTES : geometry.clusterOffset(own);
        image.put(offset, entries.toByteArray());
    }

    private static byte[] dots(int count) {
        byte[] name = "           ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        java.util.Arrays.fill(name, 0, count, (byte) '.');
        return name;
    }

    private byte[] entry(byte[] name, int attributes, long cluster, long bytes) {
        byte[] entry = new byte[32];
        System.arraycopy(name, 0, entry, 0, 11);
        entry[11] = (byte) attributes;
        LittleEndian.putShort(entry, 14, time.fatTime());
        LittleEndian.putShort(entry, 16, time.fatDate());
        LittleEndian.putShort(entry, 18, time.fatDate());
        LittleEndian.putShort(entry, 20, (int) (cluster >>> 16));
        LittleEndian.putShort(entry, 22, time.fatTime());
        LittleEndian.putShort(entry, 24, time.fatDate());
        LittleEndian.putShort(entry, 26, (int) cluster);
        LittleEndian.putInt(entry, 28, bytes);
        return entry;
    }

    private void writeTables() {
        table[0] = 0x0ffffff8;
        table[1] = 0x0fffffff;
        int last = table.length - 1;
        while (table[last] == 0) {
            last--;
        }
        byte[] bytes = new byte[(int) LittleEndian.roundUp((last + 1) * 4L + 2, SECTOR_BYTES)];
        for (int cluster = 0; cluster <= last; cluster++) {
            switch (geometry.type()) {
                case 12 -> {
                    int at = cluster * 3 / 2;
                    int value = (table[cluster] & 0xfff) << (cluster % 2 * 4);
                    bytes[at] |= (byte) value;
                    bytes[at + 1] |= (byte) (value >>> 8);
                }
                case 16 -> LittleEndian.putShort(bytes, cluster * 2, table[cluster]);
                default -> LittleEndian.putInt(bytes, cluster * 4, table[cluster]);
            }
        }
        int fatBytes = geometry.fatSectors() * SECTOR_BYTES;
        byte[] kept = bytes.length > fatBytes ? java.util.Arrays.copyOf(bytes, fatBytes) : bytes;
        for (int copy = 0; copy < FatGeometry.FATS; copy++) {
            image.put((long) geometry.reservedSectors() * SECTOR_BYTES + (long) copy * fatBytes, kept);
        }
    }

    private void writeBootSectors(long usedClusters) {
        boolean fat32 = geometry.type() == 32;
        byte[] boot = new byte[SECTOR_BYTES];
        // int 0x18 where a BIOS would start the volume: it is data, not a boot disk.
        boot[0] = (byte) 0xeb;
        boot[1] = (byte) (fat32 ? 0x58 : 0x3c);
        boot[2] = (byte) 0x90;
        boot[fat32 ? 0x5a : 0x3e] = (byte) 0xcd;
        boot[fat32 ? 0x5b : 0x3f] = 0x18;
        LittleEndian.putText(boot, 3, "HIILLOS ");
        LittleEndian.putShort(boot, 11, SECTOR_BYTES);
        boot[13] = (byte) geometry.sectorsPerCluster();
        LittleEndian.putShort(boot, 14, geometry.reservedSectors());
        boot[16] = FatGeometry.FATS;
        LittleEndian.putShort(boot, 17, fat32 ? 0 : FatGeometry.ROOT_ENTRIES);
        boolean small = !fat32 && geometry.sectors() < 65536;
        LittleEndian.putShort(boot, 19, small ? (int) geometry.sectors() : 0);
        boot[21] = (byte) 0xf8;
        LittleEndian.putShort(boot, 22, fat32 ? 0 : geometry.fatSectors());
        LittleEndian.putShort(boot, 24, 32);
        LittleEndian.putShort(boot, 26, 64);
        LittleEndian.putInt(boot, 28, options.hiddenSectors);
        LittleEndian.putInt(boot, 32, small ? 0 : geometry.sectors());
        if (fat32) {
            LittleEndian.putInt(boot, 36, geometry.fatSectors());
            LittleEndian.putInt(boot, 44, 2);
            LittleEndian.putShort(boot, 48, 1);
            LittleEndian.putShort(boot, 50, 6);
        }
        int extended = fat32 ? 64 : 36;
        boot[extended] = (byte) 0x80;
        boot[extended + 2] = 0x29;
        LittleEndian.putInt(boot, extended + 3, options.serial);
        LittleEndian.putText(boot, extended + 7, String.format(Locale.ROOT, "%-11s", options.label));
        LittleEndian.putText(boot, extended + 18, String.format(Locale.ROOT, "%-8s", "FAT" + geometry.type()));
        LittleEndian.putShort(boot, 510, 0xaa55);
        image.put(0, boot);
        if (fat32) {
            byte[] information = new byte[SECTOR_BYTES];
            LittleEndian.putInt(information, 0, 0x41615252);
            LittleEndian.putInt(information, 484, 0x61417272);
            LittleEndian.putInt(information, 488, freeClusters());
            LittleEndian.putInt(information, 492, usedClusters + 2);
            LittleEndian.putShort(information, 510, 0xaa55);
            image.put(SECTOR_BYTES, information);
            image.put(6L * SECTOR_BYTES, boot.clone());
            image.put(7L * SECTOR_BYTES, information.clone());
        }
    }

    private long freeClusters() {
        long free = 0;
        for (int cluster = 2; cluster < table.length; cluster++) {
            free += table[cluster] == 0 ? 1 : 0;
        }
        return free;
    }
}
