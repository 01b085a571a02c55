package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.List;

/** Writes the manifest of a server; the format is docs/reference/manifest.md. All texts are free of what JSON escapes. */
final class ManifestWriter {
    private ManifestWriter() {}

    static String text(ServerModel server) {
        List<String> members = new ArrayList<>();
        members.add("  \"name\": \"" + server.name() + "\"");
        members.add("  \"abi\": " + server.abi());
        members.add(list("imports", server.imports().stream().map(ManifestWriter::imported).toList()));
        members.add(list("exports", server.exports().stream().map(ManifestWriter::exported).toList()));
        devices(members, server.devices());
        if (server.memoryBudgetBytes() != 0) {
            members.add("  \"memoryBudget\": " + server.memoryBudgetBytes());
        }
        if (server.stateBytes() != 0) {
            members.add("  \"stateBytes\": " + server.stateBytes());
        }
        if (server.priority() != 0) {
            members.add("  \"priority\": " + server.priority());
        }
        return "{\n" + String.join(",\n", members) + "\n}\n";
    }

    private static void devices(List<String> members, ServerModel.Devices devices) {
        if (!devices.ioPorts().isEmpty()) {
            List<String> ranges = new ArrayList<>();
            for (int i = 0; i < devices.ioPorts().size(); i += 2) {
                ranges.add("[" + devices.ioPorts().get(i) + ", " + devices.ioPorts().get(i + 1) + "]");
            }
            members.add("  \"ioPorts\": [" + String.join(", ", ranges) + "]");
        }
        if (!devices.irqs().isEmpty()) {
            members.add("  \"irqs\": [" + String.join(", ", devices.irqs().stream().map(String::valueOf).toList()) + "]");
        }
        if (devices.framebuffer()) {
            members.add("  \"framebuffer\": true");
        }
    }

    private static String list(String name, List<String> elements) {
        return elements.isEmpty() ? "  \"" + name + "\": []"
                : "  \"" + name + "\": [\n    " + String.join(",\n    ", elements) + "\n  ]";
    }

    private static String imported(ServerModel.Imported each) {
        return "{\"name\": \"" + each.name() + "\", \"type\": \"" + each.protocol() + "\", \"version\": \"" + each.version()
                + "\", \"required\": " + each.required() + ", \"restart\": \"" + each.restart() + "\"}";
    }

    private static String exported(ServerModel.Exported each) {
        return "{\"name\": \"" + each.name() + "\", \"type\": \"" + each.protocol() + "\", \"version\": \"" + each.version() + "\"}";
    }
}
