package hiillos.testkit;

import hiillos.launch.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an {@link InProcessSystem} consists of. */
public final class InProcessBuilder {
    private static final String MANIFEST = "META-INF/hiillos/manifest.json";
    private static final Map<String, String> BASE = Map.of("sbin/pm", "hiillos.pm.ProcessManagerServerStart", "sbin/vfs",
            "hiillos.vfs.VfsServerStart", "sbin/init", "hiillos.init.InitServerStart");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> services = new ArrayList<>();
    private final Map<String, String> exports = new LinkedHashMap<>();
    private final ClassLoader classes = InProcessSystem.class.getClassLoader();
    private String commandLine = "";

    InProcessBuilder() {
        BASE.forEach((path, main) -> program(path, main, manifestOf(type(main))));
        services.add("vfs");
    }

    /**
     * Adds a server, which init starts.
     *
     * @param start the class that the processor generates, {@code GreetingServerStart}; its manifest lies beside it
     */
    public InProcessBuilder server(Class<?> start) {
        String manifest = manifestOf(start);
        return server(start, manifest);
    }

    /** As {@link #server(Class)}, with a manifest of its own: JSON, as docs/reference/manifest.md says. */
    public InProcessBuilder server(Class<?> main, String manifest) {
        String name = Manifest.parse(manifest, main.getName()).name();
        services.add(name);
        program("sbin/" + name, main.getName(), manifest);
        return this;
    }

    /** Adds rngd, timed, the console on the serial line and the shell with its programs. */
    public InProcessBuilder withShell() {
        server(type("hiillos.rngd.RandomServerStart"));
        server(type("hiillos.timed.TimeServerStart"));
        server(type("hiillos.outputd.OutputServerStart"));
        program("sbin/bin", "hiillos.bin.MainStart", manifestOf(type("hiillos.bin.MainStart")));
        StringBuilder links = new StringBuilder();
        for (String name : programNames()) {
            links.append("bin/").append(name).append(" sbin/bin\n");
        }
        return file("etc/links", links.toString());
    }

    private String[] programNames() {
        try {
            return (String[]) type("hiillos.bin.Programs").getMethod("names").invoke(null);
        } catch (ReflectiveOperationException other) {
            throw new MachineException("hiillos-bin is not the one that belongs to this testkit", other);
        }
    }

    /** Adds a file to the initfs. @param path without a slash at its beginning */
    public InProcessBuilder file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The kernel's command line. */
    public InProcessBuilder commandLine(String text) {
        commandLine = text;
        return this;
    }

    private void program(String path, String main, String manifest) {
        files.put(path, ProgramFile.of(main, manifest));
        if (!manifest.isEmpty()) {
            for (Manifest.Export export : Manifest.parse(manifest, path).exports()) {
                exports.putIfAbsent(export.name(), export.type());
            }
        }
    }

    private Class<?> type(String name) {
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException missing) {
            throw new MachineException(name + " is not on the class path", missing);
        }
    }

    private String manifestOf(Class<?> start) {
        URL place = start.getProtectionDomain().getCodeSource().getLocation();
        try {
            for (URL each : Collections.list(start.getClassLoader().getResources(MANIFEST))) {
                if (each.toString().contains(place.getPath())) {
                    try (InputStream file = each.openStream()) {
                        return new String(file.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new MachineException(start.getName() + " has no manifest beside it: is it what hiillos-abi-processor generated?");
    }

    /** Starts the system; returns at once, {@link InProcessSystem#connect} and {@link InProcessSystem#serial} wait. */
    public InProcessSystem start() {
        StringBuilder imports = new StringBuilder();
        exports.forEach((name, type) -> imports.append(imports.isEmpty() ? "" : ", ").append("{\"name\": \"").append(name)
                .append("\", \"type\": \"").append(type).append("\", \"version\": \"\", \"required\": false, \"restart\": \"RETRY\"}"));
        server(ClientProgram.class, "{\"name\": \"client\", \"abi\": 1, \"imports\": [" + imports + "], \"exports\": []}");
        files.putIfAbsent("etc/services", (String.join("\n", services) + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] root = ProgramFile.of("hiillos.root.Root", "");
        return new InProcessSystem(classes, InitfsWriter.write(root, files), commandLine);
    }
}
