package hiillos.launch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a server says about itself; the format is docs/reference/manifest.md.
 *
 * @param name the server's
 * @param abi number of the binary interface that it was built for
 * @param imports services that it calls
 * @param exports services that it offers; a service's index is its place here
 * @param devices what it alone owns
 * @param memoryBudgetBytes 0: the system's choice
 * @param stateBytes size of the memory that outlives the server's process; 0: none
 * @param priority 0: the system's choice
 */
public record Manifest(String name, int abi, List<Import> imports, List<Export> exports, Devices devices, long memoryBudgetBytes,
        long stateBytes, int priority) {
    /** The ELF section that holds it. */
    public static final String SECTION = ".hiillos.manifest";
    private static final int HIGHEST_PRIORITY = 31;
    private static final long MOST_BYTES = 1L << 40;
    private static final int LAST_PORT = 0xffff;
    private static final int LAST_LINE = 255;

    /**
     * A service that it calls.
     *
     * @param version of the protocol; empty: not known
     */
    public record Import(String name, String type, String version, boolean required) {}

    /** A service that it offers. */
    public record Export(String name, String type, String version) {}

    /** Ports from the first to the last. */
    public record PortRange(int first, int last) {}

    /**
     * Devices that a server alone owns.
     *
     * @param ports ranges of I/O ports
     * @param irqs interrupt lines
     * @param framebuffer whether the framebuffer
     */
    public record Devices(List<PortRange> ports, List<Integer> irqs, boolean framebuffer) {
        /** No devices. */
        public static final Devices NONE = new Devices(List.of(), List.of(), false);
    }

    /**
     * Reads the manifest of a program.
     *
     * @param path for error sentences
     * @throws LaunchException if there is none or it is not sound
     */
    public static Manifest of(ElfProgram program, String path) {
        byte[] section = program.section(SECTION);
        if (section == null) {
            throw new LaunchException(path + " has no manifest");
        }
        int length = section.length;
        while (length > 0 && section[length - 1] == 0) {
            length--;
        }
        return parse(new String(section, 0, length, StandardCharsets.UTF_8), path);
    }

    /** Reads JSON text. @param path for error sentences */
    public static Manifest parse(String text, String path) {
        Members top = Members.of(JsonReader.read(text, path), path);
        List<Import> imports = new ArrayList<>();
        for (Members each : top.objects("imports")) {
            imports.add(new Import(each.text("name", null), each.text("type", null), each.text("version", ""),
                    each.flag("required", true)));
        }
        List<Export> exports = new ArrayList<>();
        for (Members each : top.objects("exports")) {
            exports.add(new Export(each.text("name", null), each.text("type", null), each.text("version", "")));
        }
        return new Manifest(top.text("name", null), (int) top.number("abi", -1, Integer.MAX_VALUE), imports, exports,
                devices(top), top.number("memoryBudget", 0, MOST_BYTES), top.number("stateBytes", 0, MOST_BYTES),
                (int) top.number("priority", 0, HIGHEST_PRIORITY));
    }

    /** Whether it offers a service. */
    public boolean offers(String service) {
        for (Export each : exports) {
            if (each.name().equals(service)) {
                return true;
            }
        }
        return false;
    }

    private static Devices devices(Members top) {
        List<PortRange> ports = new ArrayList<>();
        for (Object each : top.list("ioPorts")) {
            if (!(each instanceof List<?> range) || range.size() != 2) {
                throw top.wrong("ioPorts");
            }
            int first = (int) top.inRange("ioPorts", range.get(0), LAST_PORT);
            int last = (int) top.inRange("ioPorts", range.get(1), LAST_PORT);
            if (first > last) {
                throw top.wrong("ioPorts");
            }
            ports.add(new PortRange(first, last));
        }
        List<Integer> irqs = new ArrayList<>();
        for (Object each : top.list("irqs")) {
            irqs.add((int) top.inRange("irqs", each, LAST_LINE));
        }
        return new Devices(ports, irqs, top.flag("framebuffer", false));
    }

    /** Typed access to a JSON object. */
    private record Members(Map<?, ?> values, String path) {
        static Members of(Object value, String path) {
            if (value instanceof Map<?, ?> map) {
                return new Members(map, path);
            }
            throw new LaunchException("the manifest of " + path + " has something else where an object must be");
        }

        /** @param otherwise null when the member must be there */
        String text(String key, String otherwise) {
            Object value = values.get(key);
            if (value instanceof String text) {
                return text;
            }
            if (value == null && otherwise != null) {
                return otherwise;
            }
            throw wrong(key);
        }

        boolean flag(String key, boolean otherwise) {
            Object value = values.get(key);
            if (value == null) {
                return otherwise;
            }
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw wrong(key);
        }

        /** @param otherwise negative when the member must be there */
        long number(String key, long otherwise, long most) {
            Object value = values.get(key);
            if (value == null && otherwise >= 0) {
                return otherwise;
            }
            if (value instanceof Long number && number >= 0 && number <= most) {
                return number;
            }
            throw wrong(key);
        }

        List<Members> objects(String key) {
            List<Members> result = new ArrayList<>();
            for (Object each : list(key)) {
                result.add(of(each, path));
            }
            return result;
        }

        List<?> list(String key) {
            Object value = values.get(key);
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                return list;
            }
            throw wrong(key);
        }

        long inRange(String key, Object value, long most) {
            if (value instanceof Long number && number >= 0 && number <= most) {
                return number;
            }
            throw wrong(key);
        }

        private LaunchException wrong(String key) {
            return new LaunchException("the manifest of " + path + " has no sound \"" + key + "\"");
        }
    }
}
