package hiillos.image.stage;

import hiillos.image.FileTree;
import hiillos.image.ImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays out the initfs: checks the system, then fills a folder with its
 * servers, files and licences, ready to be packed.
 *
 * <pre>
 * sbin/NAME   each server          etc/…       from the skeleton
 * legal/…     see LegalFolder
 * </pre>
 */
public final class Stage {
    private Stage() {}

    /**
     * A program and where it comes from.
     *
     * @param coordinates {@code group:artifact:version}, for error sentences
     * @param file its ELF
     * @param isFurther whether somebody added it to this build: then init starts it
     */
    public record Module(String coordinates, Path file, boolean isFurther) {
        /** One of the system's own. */
        public Module(String coordinates, Path file) {
            this(coordinates, file, false);
        }
    }

    /**
     * What to lay out.
     *
     * @param root the root process; checked with the servers if it has a manifest, but not copied
     * @param servers the servers
     * @param abi number of the binary interface of this system
     * @param skeleton folder whose content is copied as it is ({@code etc/motd} and so on)
     * @param legal folder with our own licences and notices
     * @param jdkHome the JDK whose classes are compiled into the programs
     * @param version version of hiillos
     * @param output the folder to fill; emptied first
     * @param reports folder for {@code wiring.txt}, {@code wiring.dot} and {@code wiring.md}
     * @param symbols folder for the programs' debug files, or null
     */
    public record Request(Module root, List<Module> servers, int abi, Path skeleton, Path legal, Path jdkHome,
            String version, Path output, Path reports, Path symbols) {}

    /**
     * Checks and lays out.
     *
     * @param request what
     * @param log takes the lines for the build's log
     * @return the system's wiring
     * @throws ImageException a sentence that names the module or file at fault
     */
    public static Wiring run(Request request, Consumer<String> log) {
        List<Manifest> manifests = new ArrayList<>();
        byte[] rootProgram = FileTree.read(request.root.file, "program of " + request.root.coordinates);
        if (ElfSections.section(rootProgram, Manifest.SECTION, request.root.coordinates) != null) {
            manifests.add(Manifest.of(rootProgram, request.root.coordinates));
        }
        List<byte[]> programs = new ArrayList<>();
        List<Manifest> servers = new ArrayList<>();
        for (Module module : request.servers) {
            byte[] program = FileTree.read(module.file, "program of " + module.coordinates);
            programs.add(program);
            servers.add(Manifest.of(program, module.coordinates));
        }
        manifests.addAll(servers);
        Wiring wiring = SystemCheck.check(manifests, request.abi);

        // Nothing of the output is touched before the system is known to be right.
        empty(request.output);
        for (int index = 0; index < servers.size(); index++) {
            LegalFolder.writeBytes(request.output.resolve("sbin").resolve(servers.get(index).name()),
                    programs.get(index));
        }
        LegalFolder.copyAll(request.skeleton, request.output);
        addServices(request, servers);
        LegalFolder.write(request.output.resolve("legal"), request.legal, request.jdkHome, request.version);
        if (request.symbols != null) {
            copySymbols(request);
        }
        report(request, wiring, log);
        return wiring;
    }

    /** Appends what was added to this build to {@code etc/services}, unless the list has it. */
    private static void addServices(Request request, List<Manifest> servers) {
        Path list = request.output.resolve("etc").resolve("services");
        StringBuilder text = new StringBuilder();
        if (Files.isRegularFile(list)) {
            text.append(new String(FileTree.read(list, "list of services"), StandardCharsets.UTF_8));
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
        List<String> listed = text.toString().lines().map(line -> line.strip().split("[ \\t]")[0]).collect(Collectors.toList());
        boolean isChanged = false;
        for (int index = 0; index < servers.size(); index++) {
            String name = servers.get(index).name();
            if (request.servers.get(index).isFurther && !listed.contains(name)) {
                text.append(name).append('\n');
                isChanged = true;
            }
        }
        if (isChanged) {
            LegalFolder.writeText(list, text.toString());
        }
    }

    private static void report(Request request, Wiring wiring, Consumer<String> log) {
        log.accept("Compiled with the classes of JDK " + LegalFolder.jdkBuild(request.jdkHome));
        wiring.table().forEach(log);
        LegalFolder.writeText(request.reports.resolve("wiring.txt"), String.join("\n", wiring.table()) + "\n");
        LegalFolder.writeText(request.reports.resolve("wiring.dot"), wiring.graphviz());
        LegalFolder.writeText(request.reports.resolve("wiring.md"), wiring.mermaid());
    }

    /** The linker leaves {@code FILE.debug} and {@code FILE.lines} beside a program. */
    private static void copySymbols(Request request) {
        List<Module> all = new ArrayList<>(request.servers);
        all.add(request.root);
        for (Module module : all) {
            for (String suffix : List.of(".debug", ".lines")) {
                Path beside = module.file.resolveSibling(module.file.getFileName() + suffix);
                if (Files.isRegularFile(beside)) {
                    LegalFolder.writeBytes(request.symbols.resolve(beside.getFileName().toString()),
                            FileTree.read(beside, "debug file of " + module.coordinates));
                }
            }
        }
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new ImageException("Cannot empty the folder " + folder + " (" + e.getMessage() + ").", e);
        }
    }
}
