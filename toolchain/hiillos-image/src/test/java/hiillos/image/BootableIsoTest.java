package hiillos.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootableIsoTest {
    @TempDir
    static Path folder;

    private static final BootFiles FILES = Samples.bootFiles();
    private static byte[] iso;
    private static Path isoFile;

    @BeforeAll
    static void writeIso() {
        SparseImage image = BootableIso.create(FILES, Samples.extras(), "HIILLOS", Samples.TIME);
        iso = image.toByteArray();
        isoFile = folder.resolve("hiillos.iso");
        image.writeTo(isoFile);
    }

    @Test
    void xorrisoSeesVolumeAndBootEntries() throws Exception {
        String report = HostTools.run("xorriso", "-indev", isoFile.toString(), "-toc", "-report_el_torito", "plain",
                "-report_system_area", "plain").output();

        assertTrue(report.contains("Volume id    : 'HIILLOS'"), report);
        assertTrue(report.matches("(?s).*El Torito boot img :\\s+1\\s+BIOS\\s+y\\s+none\\s+0x0000.*"), report);
        assertTrue(report.matches("(?s).*El Torito boot img :\\s+2\\s+UEFI\\s+y\\s+none.*"), report);
        assertTrue(report.contains("GPT"), report);
        assertTrue(report.contains("protective-msdos-label"), report);
        assertTrue(!report.contains("SORRY") && !report.contains("FAILURE") && !report.contains("invalid"), report);
    }

    @Test
    void xorrisoExtractsEveryFileUnchangedUnderItsRealName() throws Exception {
        Path out = folder.resolve("extracted");
        HostTools.Result result = HostTools.run("xorriso", "-osirrox", "on", "-indev", isoFile.toString(), "-extract",
                "/",
                out.toString());

        assertEquals(0, result.exitCode(), result.output());
        assertArrayEquals(FILES.kernel(), Files.readAllBytes(out.resolve("hiillos/kernel.elf")));
        assertArrayEquals(FILES.initfs(), Files.readAllBytes(out.resolve("hiillos/initfs.tar.zst")));
        assertArrayEquals(FILES.efiApplication(), Files.readAllBytes(out.resolve("efi/boot/bootx64.efi")));
        assertArrayEquals(Samples.noise(3000, 2),
                Files.readAllBytes(out.resolve("legal/java.base/a-rather-long-name-of-a-licence.md")));
        assertEquals(0, Files.size(out.resolve("legal/empty.txt")));
        Files.walk(out).forEach(path -> path.toFile().setWritable(true));
    }

    @Test
    void jolietNamesAreSeenByHostsWithoutRockRidge() throws Exception {
        String listing = HostTools.run("xorriso", "-read_fs", "norock", "-indev", isoFile.toString(), "-find", "/")
                .output();

        assertTrue(listing.contains("'/legal/java.base/a-rather-long-name-of-a-licence.md'"), listing);
        assertTrue(listing.contains("'/hiillos/kernel.elf'"), listing);
    }

    @Test
    void levelOneNamesAreSeenByHostsWithNeither() throws Exception {
        String listing = HostTools.run("xorriso", "-read_fs", "ecma119", "-indev", isoFile.toString(), "-find", "/")
                .output();

        assertTrue(listing.toUpperCase(java.util.Locale.ROOT).contains("'/HIILLOS/KERNEL.ELF'"), listing);
        assertTrue(listing.toUpperCase(java.util.Locale.ROOT).contains("A_RATHER.MD"), listing);
        assertTrue(listing.toUpperCase(java.util.Locale.ROOT).contains("A_RATHE1.MD"), listing);
    }

    @Test
    void theVolumeForUefiIsACleanFatVolumeWithTheBootFiles() throws Exception {
        Path esp = folder.resolve("esp.img");
        int start = (int) partitionStart();
        int end = (int) partitionEnd();
        Files.write(esp, Arrays.copyOfRange(iso, start, end));

        HostTools.Result check = HostTools.run("fsck.fat", "-n", esp.toString());
        assertEquals(0, check.exitCode(), check.output());
        Path kernel = folder.resolve("kernel-by-mtools");
        HostTools.Result copy = HostTools.run("mcopy", "-n", "-i", esp.toString(), "::/HIILLOS/KERNEL.ELF",
                kernel.toString());
        assertEquals(0, copy.exitCode(), copy.output());
        assertArrayEquals(FILES.kernel(), Files.readAllBytes(kernel));
    }

    @Test
    void biosProgramsAreToldWhereEverythingLies() {
        int block = 64;
        assertEquals("HIILDISK", text(block, 8));
        int program = (int) LittleEndian.getLong(iso, block + 8) * 512;
        assertArrayEquals(Arrays.copyOf(iso, 440), Arrays.copyOfRange(iso, program, program + 440));
        assertEquals(20_480, LittleEndian.getInt(iso, block + 16));
        assertArrayEquals(Arrays.copyOfRange(FILES.biosProgram(), 104, 20_480),
                Arrays.copyOfRange(iso, program + 104, program + 20_480));
        int configurationAt = (int) LittleEndian.getLong(iso, block + 24) * 512;
        int configurationBytes = (int) LittleEndian.getInt(iso, block + 32);
        String configuration = text(configurationAt, configurationBytes);
        assertEquals(Checksum.crc32(iso, configurationAt, configurationBytes), LittleEndian.getInt(iso, block + 20));
        assertTrue(configuration.startsWith("version=1\nkernel.path=\\HIILLOS\\KERNEL.ELF\n"), configuration);
        assertTrue(configuration.endsWith("\ncmdline=loglevel=info console=both\n"), configuration);
        int kernelAt = Integer.parseInt(configuration.replaceAll("(?s).*kernel\\.sector=(\\d+).*", "$1")) * 512;
        assertEquals(0, kernelAt % 2048);
        assertArrayEquals(FILES.kernel(), Arrays.copyOfRange(iso, kernelAt, kernelAt + FILES.kernel().length));
        assertTrue(configuration.contains("kernel.crc32=" + String.format("%08x", Checksum.crc32(FILES.kernel()))));
    }

    @Test
    void bootCatalogHoldsItsSumAndPointsAtTheStages() {
        int catalog = (int) LittleEndian.getInt(iso, 17 * 2048 + 0x47) * 2048;
        int sum = 0;
        for (int word = 0; word < 32; word += 2) {
            sum += LittleEndian.getShort(iso, catalog + word);
        }
        assertEquals(0, sum & 0xffff);
        assertEquals(0xaa55, LittleEndian.getShort(iso, catalog + 30));
        assertEquals(4, LittleEndian.getShort(iso, catalog + 38));
        assertEquals(LittleEndian.getLong(iso, 72) * 512, LittleEndian.getInt(iso, catalog + 40) * 2048);
        assertEquals(0x91, iso[catalog + 64] & 0xff);
        assertEquals(0xef, iso[catalog + 65] & 0xff);
        assertEquals(partitionStart(), LittleEndian.getInt(iso, catalog + 104) * 2048);
    }

    @Test
    void partitionTableIsIntactAndItsCopyToo() throws Exception {
        HostTools.Result verify = HostTools.run("sgdisk", "-v", isoFile.toString());
        assertTrue(verify.output().contains("No problems found"), verify.output());
    }

    @Test
    void partitionTableSumsAreRight() {
        byte[] header = Arrays.copyOfRange(iso, 512, 604);
        long sum = LittleEndian.getInt(header, 16);
        LittleEndian.putInt(header, 16, 0);
        assertEquals(Checksum.crc32(header), sum);
        assertEquals(Checksum.crc32(iso, 1024, 16384), LittleEndian.getInt(header, 88));
        int copy = iso.length - 512;
        assertEquals("EFI PART", text(copy, 8));
        assertEquals(iso.length / 512 - 1, LittleEndian.getLong(iso, copy + 24));
        assertArrayEquals(Arrays.copyOfRange(iso, 1024, 1024 + 16384), Arrays.copyOfRange(iso, copy - 16384, copy));
    }

    @Test
    void aSmallImageIsNotTakenForAFloppyDisk() {
        BootFiles small = new BootFiles(Samples.biosProgram(600), Samples.efiApplication(100), Samples.elf(100),
                Samples.noise(100, 1), "");
        assertEquals(4 << 20, BootableIso.create(small, new FileTree(), "HIILLOS", Samples.TIME).lengthBytes());
        assertEquals(0, iso.length % (1 << 20));
    }

    @Test
    void twoWritesGiveTheSameBytes() {
        byte[] again = BootableIso.create(Samples.bootFiles(), Samples.extras(), "HIILLOS", Samples.TIME).toByteArray();
        assertArrayEquals(iso, again);
        byte[] later = BootableIso.create(FILES, Samples.extras(), "HIILLOS", Samples.TIME + 2).toByteArray();
        assertEquals(iso.length, later.length);
        assertNotEquals(Checksum.crc32(iso), Checksum.crc32(later));
    }

    @Test
    void theLongestNameFitsIntoADirectoryRecord() {
        String name = "\u30b3".repeat(44) + "\u00fcx.abc";
        assertEquals(139, name.getBytes(StandardCharsets.UTF_8).length);
        FileTree tree = new FileTree();
        tree.add(name, Samples.noise(10, 1));
        tree.add("zz", Samples.noise(20, 2));
        byte[] image = BootableIso.create(FILES, tree, "HIILLOS", Samples.TIME).toByteArray();
        int root = (int) LittleEndian.getInt(image, 16 * 2048 + 156 + 2) * 2048;
        List<String> names = new ArrayList<>();
        for (int at = root; image[at] != 0; at += image[at] & 0xff) {
            int identifierBytes = image[at + 32];
            names.add(new String(image, at + 33, identifierBytes, StandardCharsets.US_ASCII));
            if (names.get(names.size() - 1).endsWith(".ABC;1")) {
                String record = new String(image, at, image[at] & 0xff, StandardCharsets.UTF_8);
                assertTrue(record.contains(name), record);
            }
        }
        assertTrue(names.contains("________.ABC;1") && names.contains("ZZ.;1"), names.toString());
        FileTree longer = new FileTree();
        longer.add(name + "c", new byte[1]);
        assertSentence("139 bytes", () -> BootableIso.create(FILES, longer, "HIILLOS", Samples.TIME));
    }

    @Test
    void hostileInputsAreNamedInOneSentence() {
        assertSentence("mark HIILDISK", () -> iso(Samples.noise(9000, 1)));
        byte[] late = Samples.noise(9000, 1);
        LittleEndian.putText(late, 401, "HIILDISK");
        assertSentence("first 440 bytes", () -> iso(late));
        byte[] twoMarks = Samples.biosProgram(9000);
        LittleEndian.putText(twoMarks, 8000, "HIILDISK");
        assertSentence("twice", () -> iso(twoMarks));
        assertSentence("low memory", () -> iso(Samples.biosProgram(600_000)));
        assertSentence("UEFI boot program is not a PE", () ->
                new BootFiles(FILES.biosProgram(), new byte[100], FILES.kernel(),
                FILES.initfs(), ""));
        assertSentence("kernel is not an ELF", () ->
                new BootFiles(FILES.biosProgram(), FILES.efiApplication(), new byte[100],
                FILES.initfs(), ""));
        assertSentence("initfs is empty", () ->
                new BootFiles(FILES.biosProgram(), FILES.efiApplication(), FILES.kernel(), new byte[0], ""));
        assertSentence("control character", () ->
                new BootFiles(FILES.biosProgram(), FILES.efiApplication(), FILES.kernel(),
                FILES.initfs(), "a\nkernel.sector=0"));
        FileTree longName = new FileTree();
        longName.add("x".repeat(65), new byte[1]);
        assertSentence("65 characters", () -> BootableIso.create(FILES, longName, "HIILLOS", Samples.TIME));
        FileTree deep = new FileTree();
        deep.add("1/2/3/4/5/6/7/8/file", new byte[1]);
        assertSentence("8 folders deep", () -> BootableIso.create(FILES, deep, "HIILLOS", Samples.TIME));
        FileTree twice = new FileTree();
        twice.add("hiillos/kernel.elf", new byte[1]);
        assertSentence("in the image twice", () -> BootableIso.create(FILES, twice, "HIILLOS", Samples.TIME));
        assertSentence("label", () -> BootableIso.create(FILES, new FileTree(), "hiillos iso", Samples.TIME));
        assertSentence("year 1970", () -> BootableIso.create(FILES, new FileTree(), "HIILLOS", 0));
        assertSentence("plain names", () -> new FileTree().add("../etc/passwd", new byte[0]));
        assertSentence("missing.elf", () -> FileTree.read(folder.resolve("missing.elf"), "kernel"));
        assertSentence("Cannot write the image", () -> new SparseImage(10).writeTo(isoFile.resolve("below/a/file")));
    }

    @Test
    void theCommandLineSaysWhatIsWrong() {
        assertSentence("did you mean \"kernel\"?", () -> Main.run("iso", "--kernal", "x"));
        assertSentence("--bios is missing", () -> Main.run("iso", "--time", "1767225600"));
        assertSentence("cannot be made", () -> Main.run("floppy"));
    }

    private static void iso(byte[] biosProgram) {
        BootableIso.create(new BootFiles(biosProgram, FILES.efiApplication(), FILES.kernel(), FILES.initfs(), ""),
                new FileTree(), "HIILLOS", Samples.TIME);
    }

    private static void assertSentence(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(ImageException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        assertTrue(message.endsWith(".") || message.endsWith("?"), message);
    }

    private static long partitionStart() {
        return LittleEndian.getLong(iso, 1024 + 32) * 512;
    }

    private static long partitionEnd() {
        return (LittleEndian.getLong(iso, 1024 + 40) + 1) * 512;
    }

    private static String text(int offset, int length) {
        return new String(iso, offset, length, StandardCharsets.UTF_8);
    }
}
