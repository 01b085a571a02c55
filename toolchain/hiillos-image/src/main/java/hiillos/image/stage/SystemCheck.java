package hiillos.image.stage;

import hiillos.image.ImageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks that the servers of a system fit together, and orders them for the
 * start. Steps: unique names; one binary interface; unique exports; ports and
 * IRQs owned once; every import connected; no circle of required imports.
 */
public final class SystemCheck {
    private final Map<String, Manifest> servers = new TreeMap<>();
    private final Map<String, Manifest> exporters = new TreeMap<>();

    private SystemCheck() {}

    /**
     * Checks a system.
     *
     * @param manifests all servers, the root process included
     * @param abi number of the binary interface that the kernel and root have
     * @return the wiring, servers in the order of their start
     * @throws ImageException a sentence that names the modules at fault
     */
    public static Wiring check(List<Manifest> manifests, int abi) {
        SystemCheck check = new SystemCheck();
        for (Manifest manifest : manifests) {
            check.admit(manifest, abi);
        }
        check.ports();
        check.irqs();
        check.framebuffer();
        List<Wiring.Connection> connections = check.connect();
        return new Wiring(check.startOrder(connections), connections);
    }

    private void admit(Manifest manifest, int abi) {
        Manifest other = servers.putIfAbsent(manifest.name(), manifest);
        if (other != null) {
            throw new ImageException("Two servers are named \"" + manifest.name() + "\": " + other.module() + " and "
                    + manifest.module() + "; leave one out or rename it.");
        }
        if (manifest.abi() != abi) {
            throw new ImageException("The server \"" + manifest.name() + "\" (" + manifest.module()
                    + ") was built for binary interface " + manifest.abi() + ", but this system has " + abi
                    + "; build it against this system's hiillos-abi.");
        }
        for (Manifest.Export export : manifest.exports()) {
            Manifest exporter = exporters.putIfAbsent(export.name(), manifest);
            if (exporter != null) {
                throw new ImageException("The service \"" + export.name() + "\" is exported twice: by "
                        + exporter.module() + " and by "
                        + manifest.module() + ".");
            }
        }
    }

    private void ports() {
        record Claim(Manifest.PortRange range, Manifest owner) {}
        List<Claim> claims = new ArrayList<>();
        servers.values().forEach(server -> server.ioPorts().forEach(range -> claims.add(new Claim(range, server))));
        claims.sort(Comparator.comparingInt(claim -> claim.range.first()));
        for (int index = 1; index < claims.size(); index++) {
            Claim before = claims.get(index - 1);
            Claim here = claims.get(index);
            if (here.range.first() <= before.range.last()) {
                throw new ImageException(String.format("The I/O port 0x%x is claimed twice: by %s and by %s.",
                        here.range.first(), before.owner.module(), here.owner.module()));
            }
        }
    }

    private void irqs() {
        Map<Integer, Manifest> owners = new HashMap<>();
        for (Manifest server : servers.values()) {
            for (int irq : server.irqs()) {
                Manifest other = owners.putIfAbsent(irq, server);
                if (other != null) {
                    throw new ImageException("The interrupt line " + irq + " is claimed twice: by " + other.module()
                            + " and by "
                            + server.module() + ".");
                }
            }
        }
    }

    private void framebuffer() {
        Manifest owner = null;
        for (Manifest server : servers.values()) {
            if (server.framebuffer() && owner != null) {
                throw new ImageException("The framebuffer is claimed twice: by " + owner.module() + " and by " + server.module()
                        + ".");
            }
            owner = server.framebuffer() ? server : owner;
        }
    }

    private List<Wiring.Connection> connect() {
        List<Wiring.Connection> connections = new ArrayList<>();
        for (Manifest server : servers.values()) {
            Map<String, Manifest.Import> seen = new LinkedHashMap<>();
            for (Manifest.Import imported : server.imports()) {
                if (seen.putIfAbsent(imported.name(), imported) != null) {
                    throw new ImageException("The server \"" + server.name() + "\" (" + server.module() + ") imports \""
                            + imported.name() + "\" twice.");
                }
                Manifest exporter = exporters.get(imported.name());
                if (exporter == null && imported.required()) {
                    throw new ImageException("The server \"" + server.name() + "\" (" + server.module()
                            + ") needs the import \""
                            + imported.name() + "\" of type " + imported.type()
                                    + ", but no module of this system exports it"
                            + nearestExport(imported.name()));
                }
                if (exporter != null) {
                    matchTypes(server, imported, exporter);
                }
                connections.add(new Wiring.Connection(server.name(), imported, exporter == null
                        ? null : exporter.name()));
            }
        }
        connections.sort(Comparator.comparing(Wiring.Connection::importer).thenComparing(c -> c.imported().name()));
        return List.copyOf(connections);
    }

    private String nearestExport(String name) {
        String nearest = Suggestion.nearest(name, exporters.keySet());
        return nearest == null ? "; add the server that does to the dist module's dependencies."
                : "; did you mean \"" + nearest + "\", which " + exporters.get(nearest).module() + " exports?";
    }

    private static void matchTypes(Manifest importer, Manifest.Import imported, Manifest exporter) {
        Manifest.Export export = exporter.exports().stream().filter(each -> each.name().equals(imported.name()))
                .findFirst().orElseThrow();
        if (!export.type().equals(imported.type())) {
            throw new ImageException("The server \"" + importer.name() + "\" (" + importer.module() + ") imports \""
                    + imported.name()
                    + "\" as " + imported.type() + ", but " + exporter.module() + " exports it as " + export.type()
                            + ".");
        }
        if (!export.version().isEmpty() && !imported.version().isEmpty()
                && !export.version().equals(imported.version())) {
            throw new ImageException("The server \"" + importer.name() + "\" (" + importer.module()
                    + ") was built with version "
                    + imported.version() + " of the protocol " + imported.type() + ", but " + exporter.module()
                            + " with version "
                    + export.version() + "; build both against the same hiillos-abi.");
        }
    }

    /** Exporters first; among those that could start next, higher priority first, then by name. */
    private List<Manifest> startOrder(List<Wiring.Connection> connections) {
        List<Manifest> waiting = new ArrayList<>(servers.values());
        waiting.sort(Comparator.comparing((Manifest server) -> !server.name().equals("root"))
                .thenComparingInt(server -> -server.priority()).thenComparing(Manifest::name));
        List<Manifest> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Manifest next = waiting.stream().filter(server -> blocker(server, waiting, connections) == null).findFirst()
                    .orElseThrow(() -> circle(waiting, connections));
            waiting.remove(next);
            order.add(next);
        }
        return List.copyOf(order);
    }

    private static Wiring.Connection blocker(Manifest server, List<Manifest> waiting,
            List<Wiring.Connection> connections) {
        return connections.stream().filter(connection -> connection.importer().equals(server.name())
                && connection.imported().required() && !server.name().equals(connection.exporter())
                && waiting.stream().anyMatch(other -> other.name().equals(connection.exporter()))).findFirst()
                        .orElse(null);
    }

    private ImageException circle(List<Manifest> waiting, List<Wiring.Connection> connections) {
        List<String> path = new ArrayList<>();
        String at = waiting.get(0).name();
        while (!path.contains(at)) {
            path.add(at);
            at = blocker(servers.get(at), waiting, connections).exporter();
        }
        StringBuilder sentence = new StringBuilder(
                "These servers need each other in a circle, so none can start first: ");
        for (String name : path.subList(path.indexOf(at), path.size())) {
            sentence.append(name).append(" (").append(servers.get(name).module()).append(") needs ");
        }
        return new ImageException(sentence.append(at).append("; make one of these imports optional.").toString());
    }
}
