package hiillos.compiler.link;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.Profile;
import hiillos.compiler.Target;
import hiillos.compiler.llvm.LlvmArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs lld and llvm-objcopy. Nothing it writes depends on time or place. */
final class Linker {
    private static final String MANIFEST_HEADER = "note PT_NOTE FLAGS(4);";
    private static final String MANIFEST_SECTIONS = ".note.hiillos : { KEEP(*(.note.hiillos)) } :constants :note\n"
            + "  .hiillos.manifest : { KEEP(*(.hiillos.manifest)) } :constants";

    /**
     * A program of hiillos is begun by cloning whole pages of its file. Its few zeros, some hundred bytes, would lie in a page of
     * their own now and then, and all data would have to be copied: four times the instructions to start the smallest program.
     * So they are part of its data.
     */
    private static final String ZEROS_NOT_IN_FILE = "} :data\n  .bss : {";

    private final CompileOptions options;
    private final LlvmArtifact llvm;

    Linker(CompileOptions options, LlvmArtifact llvm) {
        this.options = options;
        this.llvm = llvm;
    }

    /** Links an ELF file, DWARF and symbols included. */
    void elf(List<Path> objects, Path directory, Path output) throws IOException {
        Path script = directory.resolve("image.lds");
        Files.writeString(script, script());
        List<String> arguments = new ArrayList<>(List.of("-flavor", "gnu", "-m", "elf_x86_64", "-static", "-nostdlib",
                "--gc-sections", "--build-id=none", "-z", "noexecstack", "-z", "max-page-size=4096", "--eh-frame-hdr",
                "--error-limit=20", "--fatal-warnings", "-T", script.toString(), "-o", output.toString()));
        if (options.entrySymbol().isPresent() || !options.profile().isBare()) {
            arguments.addAll(List.of("-e", options.entrySymbol().orElse("_start")));
        } else if (options.target() == Target.FLAT) {
            // Nothing records it: a flat image is entered at its first byte.
            arguments.addAll(List.of("-e", "0"));
        }
        if (options.mapFile().isPresent()) {
            arguments.add("-Map=" + options.mapFile().get());
        }
        objects.forEach(object -> arguments.add(object.toString()));
        Tool.run(llvm.tool("lld"), arguments, "the linker refuses the image");
    }

    /** Links a PE32+ UEFI application; {@code /Brepro} replaces the time stamp by a hash of the content. */
    void uefi(List<Path> objects, Path output) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-flavor", "link", "/nologo", "/subsystem:efi_application",
                "/nodefaultlib", "/Brepro", "/machine:x64", "/opt:ref", "/opt:noicf",
                "/entry:" + options.entrySymbol().orElse("efi_main"), "/out:" + output));
        options.mapFile().ifPresent(map -> arguments.add("/map:" + map));
        objects.forEach(object -> arguments.add(object.toString()));
        Tool.run(llvm.tool("lld"), arguments, "the linker refuses the image");
    }

    /** The image without symbols and debug information. */
    void strip(Path linked, Path output) throws IOException {
        Tool.run(llvm.tool("llvm-objcopy"), List.of("--strip-all", linked.toString(), output.toString()), "cannot strip the image");
    }

    /** The loaded bytes alone. */
    void flat(Path linked, Path output) throws IOException {
        Tool.run(llvm.tool("llvm-objcopy"), List.of("-O", "binary", linked.toString(), output.toString()),
                "cannot make a flat image");
        if (Files.size(output) > (64L << 20)) {
            throw new CompileException("the flat image would have " + (Files.size(output) >> 20)
                    + " MB: the linker script leaves a gap between sections");
        }
    }

    private String script() throws IOException {
        String text;
        if (options.linkerScript().isPresent()) {
            Path file = options.linkerScript().get();
            if (!Files.isReadable(file)) {
                throw new CompileException("cannot read the linker script " + file);
            }
            text = Files.readString(file);
        } else {
            text = resource(options.profile() == Profile.KERNEL ? "kernel.lds"
                    : options.profile() == Profile.BOOT || options.target() == Target.FLAT ? "boot.lds" : "user.lds");
        }
        boolean manifest = options.manifest().isPresent();
        return text.replace("@manifest.header@", manifest ? MANIFEST_HEADER : "")
                .replace("@manifest.sections@", manifest ? MANIFEST_SECTIONS : "")
                .replace("@bss@", options.profile() == Profile.USER ? "" : ZEROS_NOT_IN_FILE);
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Linker.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new CompileException("the compiler's own resource " + name + " is missing; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Checks that the second link moved no code: every executable section has the address and size it had. */
    static boolean sameText(ElfFile first, ElfFile second) {
        List<ElfFile.Section> before = first.executableSections();
        List<ElfFile.Section> after = second.executableSections();
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).address() != after.get(i).address() || before.get(i).size() != after.get(i).size()
                    || !Arrays.equals(bytes(first, before.get(i)), bytes(second, after.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(ElfFile file, ElfFile.Section section) {
        byte[] bytes = new byte[file.content(section).remaining()];
        file.content(section).get(bytes);
        return bytes;
    }
}
