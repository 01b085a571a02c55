package hiillos.compiler.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.CompileResult;
import hiillos.compiler.Profile;
import hiillos.compiler.TestImages;
import hiillos.compiler.link.ElfFile;
import hiillos.word.LineTable;
import hiillos.word.SimulatedMemory;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in a linked image, read as the image itself would. */
class LineTableTest {
    @TempDir
    Path directory;

    private long table;

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    @Test
    void inlinedFramesComeInnermostFirst() throws Exception {
        inlinedFramesComeInnermostFirst(Profile.LINUX);
    }

    @Test
    void theyDoInTheUpperHalfOfTheAddressSpace() throws Exception {
        inlinedFramesComeInnermostFirst(Profile.KERNEL);
    }

    private void inlinedFramesComeInnermostFirst(Profile profile) throws Exception {
        ElfFile image = install(TestImages.compile(TestImages.options(directory, "lines-" + profile, profile).entrySymbol("_start"),
                TestImages.ir("lines.ll")));
        ElfFile.Section text = image.section(".text").orElseThrow();

        TreeSet<String> traces = new TreeSet<>();
        for (long address = text.address(); address < text.address() + text.size(); address++) {
            traces.add(String.join(" < ", trace(address)));
        }

        assertTrue(traces.contains("example.Inner.inner Inner.java:101 < example.Middle.middle Middle.java:202 < example.Outer.outer Outer.java:11"), traces.toString());
        assertTrue(traces.contains("example.Inner.inner Inner.java:102 < example.Middle.middle Middle.java:202 < example.Outer.outer Outer.java:13"), traces.toString());
        assertTrue(traces.contains("example.Outer.outer Outer.java:12"), traces.toString());
        assertTrue(traces.contains("example.Outer.other Outer.java:21"), traces.toString());
        assertTrue(traces.contains(""), "assembly has no lines");
        assertTrue(trace(text.address() - 1).isEmpty());
        assertTrue(trace(text.address() + text.size()).isEmpty());
        assertTrue(trace(0).isEmpty());
        assertTrue(trace(-1).isEmpty());
    }

    /** LLVM's own reader of DWARF is the oracle, at every byte of the code. */
    @Test
    void agreesWithLlvmSymbolizer() throws Exception {
        CompileResult result = compile();
        ElfFile image = install(result);
        ElfFile.Section text = image.section(".text").orElseThrow();
        List<String> arguments = new ArrayList<>(List.of("--obj=" + result.debugFile().orElseThrow(), "--output-style=GNU",
                "--inlines", "--functions=linkage", "--basenames"));
        for (long address = text.address(); address < text.address() + text.size(); address++) {
            arguments.add("0x" + Long.toHexString(address));
        }
        arguments.add(1, "--addresses");
        String[] lines = TestImages.run(symbolizer(), arguments.toArray(String[]::new)).output().split("\n");

        int compared = 0;
        long address = text.address() - 1;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i <= lines.length; i++) {
            if (i == lines.length || lines[i].startsWith("0x")) {
                if (!expected.isEmpty() && !expected.getFirst().startsWith("??") && !trace(address).isEmpty()) {
                    assertEquals(expected, trace(address), Long.toHexString(address));
                    compared++;
                }
                expected.clear();
                address++;
            } else {
                String symbol = lines[i];
                String place = lines[++i].replaceFirst(" \\(discriminator.*", "").replace(":?", ":0");
                expected.add(symbol.replaceFirst("\\(.*", "").replace('/', '.') + " " + place);
            }
        }
        assertTrue(compared > 50, "only " + compared + " addresses were compared");
    }

    /** A table of several blocks: each row is found at its first and last byte. */
    @Test
    void manyRowsAreFoundByBinarySearch() throws Exception {
        StringBuilder ir = new StringBuilder("@cell = internal global i64 0\n"
                + "define void @_start() uwtable(async) !dbg !10 {\n");
        int lines = 500;
        for (int i = 0; i < lines; i++) {
            ir.append("  store volatile i64 ").append(i).append(", ptr @cell, !dbg !").append(100 + i).append('\n');
        }
        ir.append("  unreachable\n}\n!llvm.dbg.cu = !{!0}\n!llvm.module.flags = !{!1, !2}\n"
                + "!0 = distinct !DICompileUnit(language: DW_LANG_Java, file: !3, isOptimized: true, emissionKind: FullDebug)\n"
                + "!1 = !{i32 2, !\"Dwarf Version\", i32 4}\n!2 = !{i32 2, !\"Debug Info Version\", i32 3}\n"
                + "!3 = !DIFile(filename: \"Long.java\", directory: \"x\")\n!6 = !DISubroutineType(types: !{})\n"
                + "!10 = distinct !DISubprogram(name: \"start\", linkageName: \"x/Long.start()V\", scope: !3, file: !3, line: 1, type: !6, unit: !0, spFlags: DISPFlagDefinition)\n");
        for (int i = 0; i < lines; i++) {
            // Up and down, by small and by large steps.
            ir.append('!').append(100 + i).append(" = !DILocation(line: ").append(1 + i * 7919 % 60000).append(", scope: !10)\n");
        }
        ElfFile image = install(TestImages.compile(TestImages.options(directory, "many", Profile.LINUX), ir.toString()));
        ElfFile.Section text = image.section(".text").orElseThrow();

        List<Integer> seen = new ArrayList<>();
        for (long address = text.address(); address < text.address() + text.size(); address++) {
            int line = LineTable.line(LineTable.find(table, address));
            if (line != 0 && (seen.isEmpty() || seen.getLast() != line)) {
                seen.add(line);
            }
        }

        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            expected.add(1 + i * 7919 % 60000);
        }
        assertEquals(expected, seen);
    }

    private CompileResult compile() throws Exception {
        return TestImages.compile(TestImages.options(directory, "lines", Profile.LINUX), TestImages.ir("lines.ll"));
    }

    private List<String> trace(long address) {
        List<String> frames = new ArrayList<>();
        for (long frame = LineTable.find(table, address); frame != 0; frame = LineTable.caller(table, frame)) {
            frames.add(text(LineTable.className(table, frame), LineTable.classNameBytes(table, frame)) + "."
                    + text(LineTable.methodName(table, frame), LineTable.methodNameBytes(table, frame)) + " "
                    + text(LineTable.fileName(table, frame), LineTable.fileNameBytes(table, frame)) + ":" + LineTable.line(frame));
        }
        assertEquals(frames.size(), LineTable.frameCount(table, address));
        return frames;
    }

    private static String text(long address, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) hiillos.word.Memory.loadByte(address + i));
        }
        return text.toString();
    }

    /** Puts the image's table where it is linked; any access outside of it fails. */
    private ElfFile install(CompileResult result) throws Exception {
        ElfFile image = ElfFile.read(result.image());
        ElfFile.Section section = image.section(".hiillos.lines").orElseThrow();
        ByteBuffer bytes = image.content(section);
        table = section.address();
        SimulatedMemory.install((SimulatedMemory) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {SimulatedMemory.class}, (proxy, method, arguments) -> {
                    int at = Math.toIntExact((long) arguments[0] - section.address());
                    return switch (method.getName()) {
                        case "loadByte" -> bytes.get(at);
                        case "loadShort" -> bytes.getShort(at);
                        case "loadInt" -> bytes.getInt(at);
                        case "loadLong" -> bytes.getLong(at);
                        default -> throw new AssertionError(method);
                    };
                }));
        return image;
    }

    private Path symbolizer() throws Exception {
        Path unpacked;
        try (var entries = java.nio.file.Files.list(TestImages.CACHE.resolve("llvm"))) {
            unpacked = entries.filter(entry -> !entry.getFileName().toString().startsWith(".")).findFirst().orElseThrow();
        }
        Path tool = unpacked.resolve("llvm-symbolizer");
        if (!java.nio.file.Files.exists(tool)) {
            try (ZipFile zip = new ZipFile(System.getProperty("hiillos.llvm"))) {
                var entry = zip.stream().filter(candidate -> candidate.getName().endsWith("/llvm-symbolizer")).findFirst().orElseThrow();
                java.nio.file.Files.copy(zip.getInputStream(entry), tool);
            }
            assertTrue(tool.toFile().setExecutable(true));
        }
        return tool;
    }
}
