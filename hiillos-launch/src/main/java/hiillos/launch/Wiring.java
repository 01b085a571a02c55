package hiillos.launch;

import hiillos.abi.BinaryInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who offers what to whom, and in which order servers start. A server whose required import nobody offers, or whose needs
 * go round in a circle, is left out, and so is who needs it; each with a sentence. The others start all the same.
 */
public final class Wiring {
    private final Map<String, Provider> providers = new HashMap<>();
    private final List<Manifest> order = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Who offers a service.
     *
     * @param server the exporting server
     * @param index the export's place in its manifest
     * @param export the export
     */
    public record Provider(Manifest server, int index, Manifest.Export export) {}

    private Wiring() {}

    /**
     * Connects servers.
     *
     * @param first runs already and offers services too
     * @param servers all others
     */
    public static Wiring of(Manifest first, List<Manifest> servers) {
        Wiring wiring = new Wiring();
        List<Manifest> waiting = new ArrayList<>();
        wiring.offer(first);
        for (Manifest server : servers) {
            if (server.abi() != BinaryInterface.NUMBER) {
                wiring.problems.add(server.name() + " was built for binary interface " + server.abi() + ", but this is "
                        + BinaryInterface.NUMBER);
            } else if (isNamed(server.name(), waiting) || server.name().equals(first.name())) {
                wiring.problems.add("two servers are named " + server.name() + "; the second is left out");
            } else {
                String conflict = conflict(server, waiting);
                if (conflict != null) {
                    wiring.problems.add(server.name() + " is left out: " + conflict);
                } else {
                    waiting.add(server);
                    wiring.offer(server);
                }
            }
        }
        wiring.leaveOutUnwired(waiting);
        wiring.sort(waiting);
        return wiring;
    }

    /**
     * Adds a server to a running system, by the same rules.
     *
     * @return null, or a sentence that says why not; then nothing has changed
     */
    public String add(Manifest server) {
        if (server.abi() != BinaryInterface.NUMBER) {
            return server.name() + " was built for binary interface " + server.abi() + ", but this is " + BinaryInterface.NUMBER;
        }
        if (isNamed(server.name(), order)) {
            return "a server named " + server.name() + " is there already";
        }
        for (Manifest.Export export : server.exports()) {
            Provider other = providers.get(export.name());
            if (other != null) {
                return server.name() + " exports " + export.name() + ", but " + other.server().name() + " does already";
            }
        }
        for (Manifest.Import each : server.imports()) {
            if (each.required() && server.offers(each.name())) {
                return server.name() + " cannot start: what it needs goes round in a circle";
            }
        }
        String problem = conflict(server, order);
        if (problem == null) {
            problem = unwired(server, order);
        }
        if (problem != null) {
            return server.name() + " cannot start: " + problem;
        }
        offer(server);
        order.add(server);
        return null;
    }

    /** Takes a server out that was added or left. */
    public void remove(Manifest server) {
        order.remove(server);
        withdraw(server);
    }

    /** What two servers cannot both own; null if there is nothing. */
    private static String conflict(Manifest server, List<Manifest> others) {
        for (Manifest other : others) {
            if (server.devices().framebuffer() && other.devices().framebuffer()) {
                return "the framebuffer belongs to " + other.name();
            }
            for (Integer line : server.devices().irqs()) {
                if (other.devices().irqs().contains(line)) {
                    return "interrupt line " + line + " belongs to " + other.name();
                }
            }
            for (Manifest.PortRange range : server.devices().ports()) {
                for (Manifest.PortRange taken : other.devices().ports()) {
                    if (range.first() <= taken.last() && taken.first() <= range.last()) {
                        return "I/O port " + Math.max(range.first(), taken.first()) + " belongs to " + other.name();
                    }
                }
            }
        }
        return null;
    }

    private static boolean isNamed(String name, List<Manifest> servers) {
        for (Manifest server : servers) {
            if (server.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void offer(Manifest server) {
        for (int i = 0; i < server.exports().size(); i++) {
            Manifest.Export export = server.exports().get(i);
            Provider other = providers.putIfAbsent(export.name(), new Provider(server, i, export));
            if (other != null) {
                problems.add(server.name() + " exports " + export.name() + ", but " + other.server().name() + " does already");
            }
        }
    }

    private void leaveOutUnwired(List<Manifest> waiting) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = waiting.size() - 1; i >= 0; i--) {
                String problem = unwired(waiting.get(i), waiting);
                if (problem != null) {
                    problems.add(waiting.get(i).name() + " cannot start: " + problem);
                    withdraw(waiting.remove(i));
                    changed = true;
                }
            }
        }
    }

    private void withdraw(Manifest server) {
        for (Manifest.Export export : server.exports()) {
            Provider provider = providers.get(export.name());
            if (provider != null && provider.server() == server) {
                providers.remove(export.name());
            }
        }
    }

    private String unwired(Manifest server, List<Manifest> waiting) {
        for (Manifest.Import each : server.imports()) {
            Provider provider = providers.get(each.name());
            if (provider == null) {
                if (each.required()) {
                    return "nobody exports " + each.name() + " (" + each.type() + ")";
                }
            } else if (!provider.export().type().equals(each.type())) {
                return "it imports " + each.name() + " as " + each.type() + ", but " + provider.server().name()
                        + " exports it as " + provider.export().type();
            } else if (!each.version().isEmpty() && !provider.export().version().isEmpty()
                    && !each.version().equals(provider.export().version())) {
                return "it was built with another version of " + each.type() + " than " + provider.server().name();
            }
        }
        return null;
    }

    /** Exporters first; among those that could start next, higher priority first, then by name. */
    private void sort(List<Manifest> waiting) {
        while (!waiting.isEmpty()) {
            Manifest next = null;
            for (Manifest server : waiting) {
                if (!needsOneOf(server, waiting) && (next == null || isBefore(server, next))) {
                    next = server;
                }
            }
            if (next == null) {
                for (Manifest server : waiting) {
                    problems.add(server.name() + " cannot start: what it needs goes round in a circle");
                    withdraw(server);
                }
                return;
            }
            waiting.remove(next);
            order.add(next);
        }
    }

    private boolean needsOneOf(Manifest server, List<Manifest> waiting) {
        for (Manifest.Import each : server.imports()) {
            Provider provider = providers.get(each.name());
            if (each.required() && provider != null && provider.server() != server && waiting.contains(provider.server())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(Manifest one, Manifest other) {
        return one.priority() != other.priority() ? one.priority() > other.priority()
                : one.name().compareTo(other.name()) < 0;
    }

    /** Servers in the order of their start, without the first. */
    public List<Manifest> order() {
        return order;
    }

    /** Who offers a service; null if nobody does. */
    public Provider provider(String service) {
        return providers.get(service);
    }

    /** Sentences about servers that are left out. */
    public List<String> problems() {
        return problems;
    }

    /** The table of grants for the log, a line each. */
    public List<String> table(Manifest first) {
        List<String> lines = new ArrayList<>();
        addRows(lines, first);
        for (Manifest server : order) {
            addRows(lines, server);
        }
        return lines;
    }

    private void addRows(List<String> lines, Manifest server) {
        for (Manifest.Export each : server.exports()) {
            lines.add(row(server.name(), "exports", each.name(), each.type()));
        }
        for (Manifest.Import each : server.imports()) {
            Provider provider = providers.get(each.name());
            lines.add(row(server.name(), "imports", each.name(), provider == null ? "absent, optional"
                    : "from " + provider.server().name()));
        }
    }

    private static String row(String server, String verb, String service, String rest) {
        return padded(server, 8) + padded(verb, 8) + padded(service, 16) + rest;
    }

    private static String padded(String text, int length) {
        return text.length() < length ? text + " ".repeat(length - text.length()) : text + " ";
    }
}
