package hiillos.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.link.ElfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The back end as a whole, fed with hand-written IR. */
class CompilerTest {
    @TempDir
    Path directory;

    @Test
    void linuxImageRunsAndItsBuiltinsCopy() throws Exception {
        CompileResult result = TestImages.compile(TestImages.options(directory, "hello", Profile.LINUX),
                TestImages.ir("hello.ll"));

        TestImages.Run run = TestImages.run(result.image());

        assertEquals("hello, world\n", run.output());
        assertEquals(42, run.exit());
        assertTrue(result.textBytes() > 100 && result.textBytes() < 8192, result.report());
        assertTrue(result.zeroBytes() >= 4096, result.report());
    }

    @Test
    void quickAndFullLevelsRunToo() throws Exception {
        for (OptimisationLevel level : OptimisationLevel.values()) {
            CompileResult result = TestImages.compile(TestImages.options(directory, "hello-" + level, Profile.LINUX)
                    .optimisation(level), TestImages.ir("hello.ll"));

            assertEquals(42, TestImages.run(result.image()).exit(), level.name());
        }
    }

    @Test
    void imagesAreReproducibleAndCarryNoPaths() throws Exception {
        byte[] first = compileFresh("one");
        byte[] second = compileFresh("two");

        assertArrayEquals(first, second);
        assertFalse(new String(first, StandardCharsets.ISO_8859_1).contains(directory.toString()));
    }

    private byte[] compileFresh(String name) throws IOException {
        return Files.readAllBytes(TestImages.compile(TestImages.options(Files.createDirectory(directory.resolve(name)), "image",
                Profile.LINUX).cached(false), TestImages.ir("lines.ll")).image());
    }

    @Test
    void unchangedInputsAreNotCompiledAgain() throws Exception {
        Path input = directory.resolve("classes");
        Files.createDirectory(input);
        Files.writeString(input.resolve("Input.class"), "one" + System.nanoTime());
        AtomicInteger runs = new AtomicInteger();
        GeneratedCode code = new GeneratedCode(TestImages.ir("hello.ll"), new GeneratedCode.ClosureSize(1, 2, 3, 4), List.of("careful"));
        Compiler compiler = new Compiler(options -> {
            runs.incrementAndGet();
            return code;
        });
        CompileOptions options = TestImages.options(directory, "hello", Profile.LINUX).classPath(List.of(input)).build();

        CompileResult first = compiler.compile(options);
        Files.delete(first.image());
        CompileResult second = compiler.compile(options);
        Files.writeString(input.resolve("Input.class"), "two" + System.nanoTime());
        CompileResult third = compiler.compile(options);

        assertEquals(2, runs.get());
        assertFalse(first.cached());
        assertTrue(second.cached());
        assertFalse(third.cached());
        assertEquals(List.of("careful"), second.warnings());
        assertEquals(first.textBytes(), second.textBytes());
        assertEquals(42, TestImages.run(second.image()).exit());
        assertTrue(Files.exists(second.debugFile().orElseThrow()));
    }

    /** Zeros behind the file's last page of data would have a process begin with a copy of all data. */
    @Test
    void aUserImageHasItsZerosInTheFile() throws Exception {
        CompileResult result = TestImages.compile(TestImages.options(directory, "zeros", Profile.USER), TestImages.ir("hello.ll")
                + "\n@kept = global i64 42\n@llvm.used = appending global [1 x ptr] [ptr @kept], section \"llvm.metadata\"\n");

        assertEquals(0, result.zeroBytes(), result.report());
        assertTrue(result.dataBytes() >= 4096, result.report());
    }

    @Test
    void manifestIsSectionAndNote() throws Exception {
        Path manifest = directory.resolve("manifest.json");
        Files.writeString(manifest, "{\"name\":\"é\"}");
        CompileResult result = TestImages.compile(TestImages.options(directory, "server", Profile.USER).manifest(manifest),
                TestImages.ir("hello.ll"));

        ElfFile image = ElfFile.read(result.image());
        byte[] section = new byte[image.content(".hiillos.manifest").remaining()];
        image.content(".hiillos.manifest").get(section);
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(result.image())).order(ByteOrder.LITTLE_ENDIAN);

        assertArrayEquals(Files.readAllBytes(manifest), section);
        assertEquals(8, image.content(".note.hiillos").getInt(0));
        assertEquals(section.length, image.content(".note.hiillos").getInt(4));
        boolean note = false;
        for (int i = 0; i < header.getShort(56); i++) {
            note |= header.getInt((int) header.getLong(32) + i * 56) == 4;
        }
        assertTrue(note, "no PT_NOTE");
    }

    @Test
    void exceptionTablesAndFaultMapsAreKept() throws Exception {
        CompileResult result = TestImages.compile(TestImages.options(directory, "exceptions", Profile.LINUX),
                TestImages.ir("exceptions.ll"));

        ElfFile image = ElfFile.read(result.image());
        ByteBuffer faultMap = image.content(".llvm_faultmaps");

        assertTrue(image.section(".gcc_except_table").orElseThrow().size() > 0);
        assertTrue(image.section(".eh_frame").orElseThrow().size() > 0);
        assertTrue(image.section(".eh_frame_hdr").orElseThrow().size() > 0);
        assertEquals(1, faultMap.get(0), "version");
        assertEquals(1, faultMap.getInt(4), "functions");
        assertEquals(1, faultMap.getInt(16), "faulting instructions");
    }

    @Test
    void bootProfileKeepsNullChecksExplicit() throws Exception {
        CompileResult result = TestImages.compile(TestImages.options(directory, "boot", Profile.BOOT).entrySymbol("_start"),
                TestImages.ir("exceptions.ll"));

        assertTrue(ElfFile.read(result.debugFile().orElseThrow()).section(".llvm_faultmaps").isEmpty());
    }

    @Test
    void uefiImageIsPortableExecutable() throws Exception {
        CompileResult result = TestImages.compile(TestImages.options(directory, "boot.efi", Profile.BOOT).target(Target.UEFI),
                TestImages.ir("uefi.ll"));

        ByteBuffer image = ByteBuffer.wrap(Files.readAllBytes(result.image())).order(ByteOrder.LITTLE_ENDIAN);
        int header = image.getInt(0x3c);

        assertEquals(0x4550, image.getInt(header), "PE signature");
        assertEquals((short) 0x8664, image.getShort(header + 4), "x86-64");
        assertEquals(0x20b, image.getShort(header + 24), "PE32+");
        assertEquals(10, image.getShort(header + 24 + 68), "EFI application");
        assertTrue(image.getInt(header + 24 + 112 + 5 * 8 + 4) > 0, "no base relocations: the image could not be moved");
        assertTrue(result.zeroBytes() > 0 || result.dataBytes() >= 8192, result.report());
    }

    @Test
    void kernelImageIsLinkedHighWithoutVectorRegisters() throws Exception {
        CompileResult result = TestImages.compile(TestImages.options(directory, "kernel", Profile.KERNEL).entrySymbol("_start"),
                TestImages.ir("exceptions.ll"));

        assertEquals(0xffffffff80200000L, ElfFile.read(result.image()).section(".text").orElseThrow().address());
    }

    @Test
    void flatImageIsTheLoadedBytes() throws Exception {
        Path script = directory.resolve("flat.lds");
        Files.writeString(script, "SECTIONS { . = 0x7c00; .text : { KEEP(*(.first)) *(.text*) } /DISCARD/ : { *(.hiillos.lines) *(.eh_frame*) } }");
        Path assembly = directory.resolve("sector.s");
        Files.writeString(assembly, ".section .first,\"ax\",@progbits\n.code16\ncli\n.org 510\n.byte 0x55, 0xaa\n");
        CompileResult result = TestImages.compile(TestImages.options(directory, "sector.bin", Profile.BOOT).target(Target.FLAT)
                .linkerScript(script).assemblyFile(assembly), "");

        byte[] image = Files.readAllBytes(result.image());

        assertEquals((byte) 0xfa, image[0]);
        assertEquals((byte) 0x55, image[510]);
        assertEquals((byte) 0xaa, image[511]);
    }

    @Test
    void malformedIrIsReportedAndKept() throws Exception {
        CompileException error = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "broken", Profile.LINUX), "define void @f() { ret i32 %nothing }"));

        assertTrue(error.getMessage().contains("LLVM refuses"), error.getMessage());
        assertTrue(Files.readString(TestImages.CACHE.resolve("failed").resolve("broken.0.ll")).contains("%nothing"));
    }

    @Test
    void crashOfLlvmIsSurvivedAndNamed() throws Exception {
        CompileException error = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "crash", Profile.LINUX).setting("llvm.passes", "trigger-crash-module"),
                TestImages.ir("hello.ll")));

        assertTrue(error.getMessage().startsWith("LLVM crashed (was ended by signal"), error.getMessage());
        assertTrue(error.getMessage().contains("crash.0.ll"), error.getMessage());
    }

    @Test
    void malformedAssemblyIsReportedWithItsLine() throws Exception {
        Path assembly = directory.resolve("bad.s");
        Files.writeString(assembly, "nop\nfrobnicate %rax\n");

        CompileException error = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "bad", Profile.LINUX).assemblyFile(assembly), TestImages.ir("hello.ll")));

        assertTrue(error.getMessage().contains(":2:") && error.getMessage().contains("frobnicate"), error.getMessage());
    }

    @Test
    void undefinedSymbolIsNamed() throws Exception {
        CompileException error = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "undefined", Profile.LINUX),
                "declare void @nowhere()\ndefine void @_start() { call void @nowhere()\n ret void }"));

        assertTrue(error.getMessage().contains("nowhere"), error.getMessage());
    }

    @Test
    void missingClassPathEntryIsOneSentence() {
        CompileException error = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "x", Profile.LINUX).classPath(List.of(Path.of("no/such.jar"))), ""));

        assertTrue(error.getMessage().startsWith("cannot read no/such.jar"), error.getMessage());
    }

    @Test
    void anotherJdkIsOneSentence() throws IOException {
        Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");

        CompileException old = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "x", Profile.LINUX).javaHome(directory), ""));
        CompileException none = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "x", Profile.LINUX).javaHome(directory.resolve("none")), ""));

        assertTrue(old.getMessage().endsWith("is version 17.0.9; give the home of a JDK 25"), old.getMessage());
        assertTrue(none.getMessage().startsWith("there is no JDK at"), none.getMessage());
    }

    @Test
    void damagedArtifactIsOneSentence() throws IOException {
        TestImages.options(directory, "x", Profile.LINUX);
        Path jar = directory.resolve("llvm.jar");
        Files.writeString(jar, "not a zip file");

        CompileException error = assertThrows(CompileException.class, () -> TestImages.compile(
                TestImages.options(directory, "x", Profile.LINUX).llvm(jar).cache(directory.resolve("cache")), ""));

        assertTrue(error.getMessage().contains("is damaged"), error.getMessage());
    }
}
