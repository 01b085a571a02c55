package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A GUID partition table with its protective MBR, for a medium of 512-byte
 * sectors. Source: UEFI Specification 2.10, chapter 5.
 *
 * <pre>
 * sector 0       MBR: boot code, protective partition
 *        1       header
 *        2–33    128 entries
 *        …       partitions
 *        −33…−2  entries again
 *        −1      header again
 * </pre>
 */
public final class PartitionTable {
    /** Sectors at the start of the medium that the table takes. */
    public static final int FIRST_USABLE_SECTOR = 34;
    /** Sectors at the end of the medium that the copy of the table takes. */
    public static final int BACKUP_SECTORS = 33;

    /** Type of an EFI system partition. */
    public static final UUID EFI_SYSTEM = UUID.fromString("c12a7328-f81f-11d2-ba4b-00a0c93ec93b");
    /** Type of a partition that holds a BIOS boot loader. */
    public static final UUID BIOS_BOOT = UUID.fromString("21686148-6449-6e6f-744e-656564454649");
    /** Type of a partition with a file system such as FAT32. */
    public static final UUID BASIC_DATA = UUID.fromString("ebd0a0a2-b9e5-4433-87c0-68b6b72699c7");

    private static final int SECTOR_BYTES = 512;
    private static final int ENTRIES = 128;
    private static final int ENTRY_BYTES = 128;

    private record Partition(UUID type, String name, long firstSector, long sectors) {}

    private final UUID disk;
    private final List<Partition> partitions = new ArrayList<>();

    /**
     * Starts an empty table.
     *
     * @param seed the disk's and the partitions' identifiers are made from this
     */
    public PartitionTable(String seed) {
        disk = UUID.nameUUIDFromBytes(("hiillos disk " + seed).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a partition.
     *
     * @param type its type
     * @param name its name, at most 36 characters
     * @param firstSector its first 512-byte sector
     * @param sectors its length in 512-byte sectors
     */
    public void add(UUID type, String name, long firstSector, long sectors) {
        partitions.add(new Partition(type, name, firstSector, sectors));
    }

    /**
     * Writes MBR, table and copy.
     *
     * @param image the medium; sectors 0 to 33 and the last 33 must be free
     * @param bootCode 440 bytes that a BIOS starts
     */
    public void write(SparseImage image, byte[] bootCode) {
        long sectors = image.lengthBytes() / SECTOR_BYTES;
        for (Partition partition : partitions) {
            if (partition.firstSector < FIRST_USABLE_SECTOR
                    || partition.firstSector + partition.sectors > sectors - BACKUP_SECTORS) {
                throw new IllegalArgumentException("partition " + partition.name + " leaves the usable sectors");
            }
        }
        image.put(0, protectiveMbr(bootCode, sectors));
        byte[] entries = entries();
        image.put(SECTOR_BYTES, header(1, sectors - 1, 2, sectors, entries));
        image.put(2 * SECTOR_BYTES, entries);
        image.put((sectors - BACKUP_SECTORS) * SECTOR_BYTES, entries.clone());
        image.put((sectors - 1) * SECTOR_BYTES, header(sectors - 1, 1, sectors - BACKUP_SECTORS, sectors, entries));
    }

    private byte[] protectiveMbr(byte[] bootCode, long sectors) {
        byte[] mbr = new byte[SECTOR_BYTES];
        System.arraycopy(bootCode, 0, mbr, 0, bootCode.length);
        LittleEndian.putInt(mbr, 440, disk.getLeastSignificantBits());
        byte[] whole = {0, 0, 2, 0, (byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        System.arraycopy(whole, 0, mbr, 446, 8);
        LittleEndian.putInt(mbr, 454, 1);
        LittleEndian.putInt(mbr, 458, Math.min(sectors - 1, 0xffffffffL));
        // Some BIOSes start a disk only if a partition is active. The protective one must not be
        // (UEFI 5.2.3), so an empty entry says it.
        mbr[462] = (byte) 0x80;
        LittleEndian.putShort(mbr, 510, 0xaa55);
        return mbr;
    }

    private byte[] entries() {
        byte[] entries = new byte[ENTRIES * ENTRY_BYTES];
        for (int index = 0; index < partitions.size(); index++) {
            Partition partition = partitions.get(index);
            int offset = index * ENTRY_BYTES;
            putGuid(entries, offset, partition.type);
            putGuid(entries, offset + 16, UUID.nameUUIDFromBytes(
                    ("hiillos partition " + index + " of " + disk).getBytes(StandardCharsets.UTF_8)));
            LittleEndian.putLong(entries, offset + 32, partition.firstSector);
            LittleEndian.putLong(entries, offset + 40, partition.firstSector + partition.sectors - 1);
            byte[] name = partition.name.getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(name, 0, entries, offset + 56, Math.min(72, name.length));
        }
        return entries;
    }

    private byte[] header(long own, long other, long table, long sectors, byte[] entries) {
        byte[] header = new byte[SECTOR_BYTES];
        LittleEndian.putText(header, 0, "EFI PART");
        LittleEndian.putInt(header, 8, 0x00010000);
        LittleEndian.putInt(header, 12, 92);
        LittleEndian.putLong(header, 24, own);
        LittleEndian.putLong(header, 32, other);
        LittleEndian.putLong(header, 40, FIRST_USABLE_SECTOR);
        LittleEndian.putLong(header, 48, sectors - BACKUP_SECTORS - 1);
        putGuid(header, 56, disk);
        LittleEndian.putLong(header, 72, table);
        LittleEndian.putInt(header, 80, ENTRIES);
        LittleEndian.putInt(header, 84, ENTRY_BYTES);
        LittleEndian.putInt(header, 88, Checksum.crc32(entries));
        LittleEndian.putInt(header, 16, Checksum.crc32(header, 0, 92));
        return header;
    }

    /** UEFI appendix A: the first three groups little-endian, the rest in order. */
    private static void putGuid(byte[] bytes, int offset, UUID guid) {
        long high = guid.getMostSignificantBits();
        LittleEndian.putInt(bytes, offset, high >>> 32);
        LittleEndian.putShort(bytes, offset + 4, (int) (high >>> 16));
        LittleEndian.putShort(bytes, offset + 6, (int) high);
        long low = guid.getLeastSignificantBits();
        for (int index = 0; index < 8; index++) {
            bytes[offset + 8 + index] = (byte) (low >>> (56 - 8 * index));
        }
    }
}
