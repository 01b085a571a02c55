package hiillos.image.stage;

import java.util.ArrayList;
import java.util.List;

/**
 * A checked system: who may call whom. The whole authority of the system is
 * readable from this, so its text form is kept stable for reviewing in a diff.
 *
 * @param servers manifests in the order in which they can be started
 * @param connections imports with their exporters, ordered by importer and name
 */
public record Wiring(List<Manifest> servers, List<Connection> connections) {
    /**
     * One import and what it is connected to.
     *
     * @param importer name of the importing server
     * @param imported the import
     * @param exporter name of the exporting server, or null for an optional import that nobody exports
     */
    public record Connection(String importer, Manifest.Import imported, String exporter) {}

    /**
     * The wiring as a table for the build's log.
     *
     * @return lines without ends
     */
    public List<String> table() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"server", "priority", "imports", "from", "protocol", "restart"});
        for (Manifest server : servers) {
            boolean first = true;
            for (Connection connection : connections) {
                if (connection.importer.equals(server.name())) {
                    String exporter = connection.exporter != null ? connection.exporter : "(nobody, optional)";
                    rows.add(new String[] {first ? server.name() : "", first ? "" + server.priority() : "",
                        connection.imported.name(), exporter, connection.imported.type(),
                                connection.imported.restart()});
                    first = false;
                }
            }
            if (first) {
                rows.add(new String[] {server.name(), "" + server.priority(), "-", "", "", ""});
            }
            for (String resource : resources(server)) {
                rows.add(new String[] {"", "", resource, "kernel", "", ""});
            }
        }
        return align(rows);
    }

    private static List<String> resources(Manifest server) {
        List<String> resources = new ArrayList<>();
        server.ioPorts().forEach(range -> resources.add(String.format("ports 0x%x-0x%x", range.first(), range.last())));
        server.irqs().forEach(irq -> resources.add("irq " + irq));
        if (server.framebuffer()) {
            resources.add("framebuffer");
        }
        return resources;
    }

    private static List<String> align(List<String[]> rows) {
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /**
     * The wiring as a diagram in the language of Graphviz.
     *
     * @return the text of a {@code .dot} file
     */
    public String graphviz() {
        StringBuilder out = new StringBuilder("digraph hiillos {\n    rankdir=LR;\n    node [shape=box];\n");
        for (Manifest server : servers) {
            out.append("    \"").append(server.name()).append("\";\n");
        }
        for (Connection connection : connections) {
            if (connection.exporter != null) {
                out.append("    \"").append(connection.importer).append("\" -> \"").append(connection.exporter)
                        .append("\" [label=\"").append(connection.imported.name()).append('"')
                        .append(connection.imported.required() ? "" : ", style=dashed").append("];\n");
            }
        }
        return out.append("}\n").toString();
    }

    /**
     * The wiring as a diagram in the language of Mermaid, which code hosts show as a picture.
     *
     * @return the text of a Markdown file
     */
    public String mermaid() {
        StringBuilder out = new StringBuilder("# Who may call whom\n\n```mermaid\nflowchart LR\n");
        for (Manifest server : servers) {
            out.append("    ").append(identifier(server.name())).append("[\"").append(server.name()).append("\"]\n");
        }
        for (Connection connection : connections) {
            if (connection.exporter != null) {
                out.append("    ").append(identifier(connection.importer))
                        .append(connection.imported.required() ? " -->|" : " -.->|").append(connection.imported.name())
                                .append("| ")
                        .append(identifier(connection.exporter)).append('\n');
            }
        }
        return out.append("```\n").toString();
    }

    /** Some names ("end") are words of the diagram language. */
    private static String identifier(String name) {
        return "server_" + name.replaceAll("[^a-z0-9]", "_");
    }
}
