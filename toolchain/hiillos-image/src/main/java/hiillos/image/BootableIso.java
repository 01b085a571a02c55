package hiillos.image;

import java.util.Arrays;
import java.util.Map;

/**
 * The hybrid ISO: boots as a CD and, byte for byte the same, as a USB stick;
 * on BIOS and on UEFI. The layout is drawn in docs/reference/image-layout.md.
 */
public final class BootableIso {
    private static final int SECTOR_BYTES = IsoVolume.SECTOR_BYTES;

    /**
     * A BIOS that sees a USB stick as a disk makes up cylinders for it, of at most 64 heads and 32 sectors, and cannot
     * read a stick that has none, nor (some) a part of one.
     */
    private static final int CYLINDER_BYTES = 1 << 20;

    /** A BIOS takes a stick of the length of a floppy disk, up to 2880 KiB, for one. */
    private static final long SMALLEST_BYTES = 4 << 20;

    private BootableIso() {}

    /**
     * Makes the image.
     *
     * @param files what boots
     * @param extra further files for whoever looks into the ISO, such as licences
     * @param label the ISO's volume name
     * @param epochSeconds the time of everything in it
     * @return the image
     * @throws ImageException if something does not fit
     */
    public static SparseImage create(BootFiles files, FileTree extra, String label, long epochSeconds) {
        // The shape of the tree fixes the size of the metadata, so the volume for UEFI can be placed
        // before its length is known; a second tree then has the lengths.
        IsoVolume sketch = new IsoVolume(tree(files, extra, null, 0).tree, label, epochSeconds);
        long programSector = sketch.endOfMetadata();
        long partitionSector = afterExtras(extra, programSector + IsoVolume.sectors(files.biosProgram().length));
        EfiSystemPartition partition = EfiSystemPartition.create(files, partitionSector * 4, epochSeconds, 0, false);
        long partitionBytes = partition.volume.image().lengthBytes();
        long contentEnd = partitionSector * SECTOR_BYTES + partitionBytes;
        long lengthBytes = Math.max(SMALLEST_BYTES,
                LittleEndian.roundUp(contentEnd + PartitionTable.BACKUP_SECTORS * 512L, CYLINDER_BYTES));

        Contents contents = tree(files, extra, partition, partitionBytes);
        IsoVolume volume = new IsoVolume(contents.tree, label, epochSeconds);
        SparseImage image = new SparseImage(lengthBytes);
        byte[] program = PatchBlock.fill(files.biosProgram(), programSector * 4,
                partition.sectorOf(partition.configuration),
                partition.configuration.content());
        volume.place(contents.program, programSector);
        image.put(programSector * SECTOR_BYTES, program);
        placeExtras(extra.root(), contents.tree.root(), volume, image,
                new long[] {programSector + IsoVolume.sectors(files.biosProgram().length)});
        for (Map.Entry<FileTree.File, FileTree.File> shared : contents.shared.entrySet()) {
            volume.place(shared.getKey(), partition.sectorOf(shared.getValue()) / 4);
        }
        image.putAll(partitionSector * SECTOR_BYTES, partition.volume.image());
        volume.write(image, ElTorito.catalog(programSector, partitionSector, partitionBytes));
        PartitionTable table = new PartitionTable(files.digest());
        table.add(PartitionTable.EFI_SYSTEM, "hiillos boot", partitionSector * 4, partitionBytes / 512);
        table.write(image, Arrays.copyOf(program, PatchBlock.BOOT_CODE_BYTES));
        return image;
    }

    /** The ISO's tree; {@code shared} maps its files to those of the FAT volume that hold their content. */
    private record Contents(FileTree tree, FileTree.File program, Map<FileTree.File, FileTree.File> shared) {}

    private static Contents tree(BootFiles files, FileTree extra, EfiSystemPartition partition, long partitionBytes) {
        FileTree tree = new FileTree();
        Map<FileTree.File, FileTree.File> shared = new java.util.IdentityHashMap<>();
        FileTree.File program = tree.add("boot/bios.bin", files.biosProgram());
        FileTree.File application = tree.add("efi/boot/bootx64.efi", files.efiApplication());
        FileTree.File kernel = tree.add("hiillos/kernel.elf", files.kernel());
        FileTree.File initfs = tree.add("hiillos/initfs.tar.zst", files.initfs());
        FileTree.File configuration = tree.add("hiillos/hiillos.cfg",
                partition == null ? new byte[0] : partition.configuration.content());
        if (partition != null) {
            shared.put(application, partition.application);
            shared.put(kernel, partition.kernel);
            shared.put(initfs, partition.initfs);
            shared.put(configuration, partition.configuration);
        }
        copy(extra.root(), "", tree);
        return new Contents(tree, program, shared);
    }

    private static void copy(FileTree.Folder folder, String prefix, FileTree target) {
        for (FileTree.Node child : folder.children()) {
            if (child instanceof FileTree.Folder sub) {
                copy(sub, prefix + sub.name() + "/", target);
            } else {
                target.add(prefix + child.name(), ((FileTree.File) child).content());
            }
        }
    }

    private static long afterExtras(FileTree extra, long sector) {
        long[] next = {sector};
        countExtras(extra.root(), next);
        return next[0];
    }

    private static void countExtras(FileTree.Folder folder, long[] next) {
        for (FileTree.Node child : folder.children()) {
            if (child instanceof FileTree.Folder sub) {
                countExtras(sub, next);
            } else {
                next[0] += IsoVolume.sectors(((FileTree.File) child).content().length);
            }
        }
    }

    /** Places the extra files in the order in which {@link #countExtras} counted them. */
    private static void placeExtras(FileTree.Folder extra, FileTree.Folder merged, IsoVolume volume, SparseImage image,
            long[] next) {
        for (FileTree.Node child : extra.children()) {
            FileTree.Node twin = merged.children().stream().filter(node -> node.name().equals(child.name())).findFirst()
                    .orElseThrow();
            if (child instanceof FileTree.Folder sub) {
                placeExtras(sub, (FileTree.Folder) twin, volume, image, next);
            } else {
                byte[] content = ((FileTree.File) twin).content();
                volume.place((FileTree.File) twin, next[0]);
                image.put(next[0] * SECTOR_BYTES, content);
                next[0] += IsoVolume.sectors(content.length);
            }
        }
    }
}
