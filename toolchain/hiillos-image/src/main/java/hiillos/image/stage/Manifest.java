package hiillos.image.stage;

import hiillos.image.ImageException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server says about itself, read from the ELF section
 * {@code .hiillos.manifest}. The format is docs/reference/manifest.md.
 *
 * @param module coordinates of the module it comes from
 * @param name the server's name, unique in a system; its program is {@code sbin/NAME}
 * @param abi number of the binary interface it was built for
 * @param imports services that it calls
 * @param exports services that it offers
 * @param ioPorts ranges of I/O ports that it owns
 * @param irqs interrupt lines that it owns
 * @param framebuffer whether it owns the framebuffer
 * @param memoryBudgetBytes most memory it may use, 0 for the system's default
 * @param stateBytes size of the memory that outlives the server's process, 0 for none
 * @param priority scheduling priority, higher runs first
 */
public record Manifest(String module, String name, int abi, List<Import> imports, List<Export> exports,
        List<PortRange> ioPorts, List<Integer> irqs, boolean framebuffer, long memoryBudgetBytes, long stateBytes, int priority) {
    /** The ELF section that holds the manifest. */
    public static final String SECTION = ".hiillos.manifest";

    private static final Set<String> MEMBERS =
            Set.of("name", "abi", "imports", "exports", "ioPorts", "irqs", "framebuffer", "memoryBudget", "stateBytes", "priority");
    /** The process manager refuses at boot what lies above these two. */
    private static final long MOST_BYTES = 1L << 40;
    private static final int HIGHEST_PRIORITY = 31;
    private static final Set<String> RESTARTS = Set.of("fail", "retry");

    /**
     * A service that a server calls.
     *
     * @param name the export's name
     * @param type the protocol interface, qualified
     * @param version hash of the protocol, or empty
     * @param required whether the server cannot do without
     * @param restart what a call sees when the exporting server is restarted: {@code fail} or {@code retry}
     */
    public record Import(String name, String type, String version, boolean required, String restart) {}

    /**
     * A service that a server offers.
     *
     * @param name unique in a system
     * @param type the protocol interface, qualified
     * @param version hash of the protocol, or empty
     */
    public record Export(String name, String type, String version) {}

    /**
     * I/O ports.
     *
     * @param first the first
     * @param last the last, included
     */
    public record PortRange(int first, int last) {}

    /**
     * Reads the manifest of a program.
     *
     * @param elf the program
     * @param module coordinates of its module, for error sentences
     * @return the manifest
     * @throws ImageException naming the module if there is none or it is wrong
     */
    public static Manifest of(byte[] elf, String module) {
        byte[] section = ElfSections.section(elf, SECTION, module);
        if (section == null) {
            throw new ImageException("The program of " + module + " has no manifest (section " + SECTION
                    + "); annotate its main class with @Server and link it again.");
        }
        return parse(withoutPadding(section, module), module);
    }

    static Manifest parse(String text, String module) {
        Reader top = new Reader(Json.read(text, module), module, "");
        top.onlyKnown(MEMBERS);
        String name = top.text("name");
        if (!name.matches("[a-z][a-z0-9._-]{0,38}")) {
            throw new ImageException("The manifest of " + module + " has the name \"" + name
                    + "\"; a server's name has 1 to 39 of a-z, 0-9, dot, - and _, a letter first.");
        }
        List<Import> imports = new ArrayList<>();
        for (Reader each : top.objects("imports")) {
            each.onlyKnown(Set.of("name", "type", "version", "required", "restart"));
            String restart = each.text("restart", "fail");
            if (!RESTARTS.contains(restart)) {
                throw new ImageException("The manifest of " + module + " says restart \"" + restart
                        + "\" for the import \""
                        + each.text("name") + "\"; allowed are fail and retry.");
            }
            imports.add(new Import(each.serviceName(), each.text("type"), each.text("version", ""),
                    each.flag("required", true), restart));
        }
        List<Export> exports = new ArrayList<>();
        for (Reader each : top.objects("exports")) {
            each.onlyKnown(Set.of("name", "type", "version"));
            exports.add(new Export(each.serviceName(), each.text("type"), each.text("version", "")));
        }
        List<PortRange> ports = new ArrayList<>();
        for (Object range : top.list("ioPorts")) {
            ports.add(portRange(range, module));
        }
        List<Integer> irqs = new ArrayList<>();
        for (Object irq : top.list("irqs")) {
            irqs.add((int) top.inRange("irqs", irq, 0, 255));
        }
        return new Manifest(module, name, (int) top.number("abi", -1, 1, Integer.MAX_VALUE), List.copyOf(imports),
                List.copyOf(exports), List.copyOf(ports), List.copyOf(irqs), top.flag("framebuffer", false),
                top.number("memoryBudget", 0, 0, MOST_BYTES), top.number("stateBytes", 0, 0, MOST_BYTES),
                (int) top.number("priority", 0, 0, HIGHEST_PRIORITY));
    }

    private static PortRange portRange(Object range, String module) {
        if (range instanceof List<?> pair && pair.size() == 2 && pair.get(0) instanceof Long first
                && pair.get(1) instanceof Long last && first >= 0 && first <= last && last <= 0xffff) {
            return new PortRange(first.intValue(), last.intValue());
        }
        throw new ImageException("The manifest of " + module + " has " + range
                + " in ioPorts; a range is [first, last] within 0 to 65535.");
    }

    private static String withoutPadding(byte[] section, String module) {
        int end = section.length;
        while (end > 0 && section[end - 1] == 0) {
            end--;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(section, 0, end)).toString();
        } catch (CharacterCodingException e) {
            throw new ImageException("The manifest of " + module + " is not UTF-8 text.", e);
        }
    }

    /** Typed access to a JSON object; errors name the module and the member. */
    private record Reader(Map<?, ?> members, String module, String where) {
        Reader(Object value, String module, String where) {
            this(value instanceof Map<?, ?> map ? map : notAnObject(module, where), module, where);
        }

        private static Map<?, ?> notAnObject(String module, String where) {
            throw new ImageException("The manifest of " + module + " must have a JSON object "
                    + (where.isEmpty() ? "at its top"
                    : "for each element of " + where) + ".");
        }

        void onlyKnown(Set<String> known) {
            for (Object key : members.keySet()) {
                if (!known.contains(key)) {
                    throw new ImageException("The manifest of " + module + " has an unknown member \"" + key + "\""
                            + (where.isEmpty() ? "" : " in " + where) + Suggestion.sentence((String) key, known));
                }
            }
        }

        String serviceName() {
            String name = text("name");
            if (!name.matches("[a-z][a-zA-Z0-9._-]{0,38}")) {
                throw new ImageException("The manifest of " + module + " has \"" + name + "\" as a name in " + where
                        + "; such a name has 1 to 39 letters, digits, dots, - and _, a small letter first.");
            }
            return name;
        }

        String text(String key) {
            Object value = members.get(key);
            if (value instanceof String text && !text.isEmpty()) {
                return text;
            }
            throw wrong(key, "a text that is not empty");
        }

        String text(String key, String otherwise) {
            return members.containsKey(key) ? text(key) : otherwise;
        }

        boolean flag(String key, boolean otherwise) {
            Object value = members.containsKey(key) ? members.get(key) : (Object) otherwise;
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw wrong(key, "true or false");
        }

        /** A negative {@code otherwise} means that the member must be there. */
        long number(String key, long otherwise, long least, long most) {
            if (!members.containsKey(key) && otherwise >= 0) {
                return otherwise;
            }
            return inRange(key, members.get(key), least, most);
        }

        long inRange(String key, Object value, long least, long most) {
            if (value instanceof Long number && number >= least && number <= most) {
                return number;
            }
            throw wrong(key, "a whole number from " + least + " to " + most);
        }

        List<?> list(String key) {
            if (!members.containsKey(key)) {
                return List.of();
            }
            if (members.get(key) instanceof List<?> list) {
                return list;
            }
            throw wrong(key, "a list");
        }

        List<Reader> objects(String key) {
            return list(key).stream().map(element -> new Reader(element, module, key)).toList();
        }

        private ImageException wrong(String key, String wanted) {
            return new ImageException("The manifest of " + module + " needs " + wanted + " as \"" + key + "\""
                    + (where.isEmpty() ? "" : " in " + where) + ".");
        }
    }
}
