package hiillos.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What to start, checked.
 *
 * @param iso the image to boot, or null when {@code kernel} is given
 * @param kernel an ELF file with a PVH entry, or null
 * @param initfs the initfs that goes with {@code kernel}, or null
 * @param cpus number of CPUs
 * @param memory memory in QEMU's notation
 * @param model CPU model, or empty for the accelerator's best
 * @param gdbPort where gdb may connect, 0 for nowhere
 * @param commandLine the kernel's command line, empty for the image's own
 */
record LaunchOptions(
        Path iso, Path kernel, Path initfs, String qemu, int cpus, String memory, String model, boolean uefi,
        boolean usb, String display, int gdbPort, String acceleration, boolean countInstructions, String commandLine,
        List<String> furtherArguments) {
    private static final int MAXIMUM_CPUS = 64;
    private static final int DEFAULT_GDB_PORT = 1234;

    /**
     * Reads command-line words and properties.
     *
     * @param property looks a property up; a value that Maven left as {@code ${…}} counts as absent
     * @throws LauncherException naming the first value that cannot be used
     */
    static LaunchOptions parse(String[] words, UnaryOperator<String> property) {
        Path iso = null;
        Path kernel = null;
        Path initfs = null;
        for (int index = 0; index < words.length; index++) {
            String word = words[index];
            if (index + 1 == words.length) {
                throw new LauncherException("the launcher does not know " + word + ", or it lacks a file name: use "
                        + "--iso FILE, or --kernel FILE and --initfs FILE.");
            }
            Path file = Path.of(words[++index]);
            switch (word) {
                case "--iso" -> iso = file;
                case "--kernel" -> kernel = file;
                case "--initfs" -> initfs = file;
                default -> throw new LauncherException("the launcher does not know " + word + ": use --iso FILE, or "
                        + "--kernel FILE and --initfs FILE.");
            }
        }
        Map<String, String> values = new PropertyValues(property);
        if (!values.get("qemu.cdrom").isEmpty()) {
            iso = Path.of(values.get("qemu.cdrom"));
            kernel = null;
        }
        if (iso == null && kernel == null) {
            throw new LauncherException("nothing to boot: give --iso FILE or -Dqemu.cdrom=FILE.");
        }
        requireFile(kernel == null ? iso : kernel);
        if (initfs != null) {
            requireFile(initfs);
        }
        return new LaunchOptions(iso, kernel, initfs, orElse(values.get("qemu.binary"), "qemu-system-x86_64"),
                cpus(values.get("qemu.cpus")), memory(orElse(values.get("qemu.memory"), "512M")),
                values.get("qemu.model"), flag("qemu.uefi", values), flag("qemu.usb", values),
                orElse(values.get("qemu.display"), "auto"), gdbPort(values.get("qemu.gdb")),
                orElse(values.get("qemu.accel"), "auto"), flag("qemu.icount", values),
                values.get("hiillos.cmdline"), arguments(values.get("qemu.arguments")));
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LauncherException("there is no image " + file + ": build it with \"./hiillos run\" or "
                    + "\"mvn -pl hiillos-dist verify\".");
        }
        if (!Files.isReadable(file)) {
            throw new LauncherException("the image " + file + " cannot be read: check its rights.");
        }
    }

    private static String orElse(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    private static boolean flag(String name, Map<String, String> values) {
        String value = values.get(name);
        return switch (value) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new LauncherException("-D" + name + "=" + value + ": use true or false.");
        };
    }

    private static int cpus(String value) {
        if (value.isEmpty()) {
            return 1;
        }
        int cpus = number(value);
        if (cpus < 1 || cpus > MAXIMUM_CPUS) {
            throw new LauncherException("-Dqemu.cpus=" + value + ": use a number from 1 to " + MAXIMUM_CPUS + ".");
        }
        return cpus;
    }

    private static String memory(String value) {
        if (!value.matches("[1-9][0-9]{0,8}[MGmg]?")) {
            throw new LauncherException("-Dqemu.memory=" + value + ": use a number with M or G, for instance 512M.");
        }
        return value;
    }

    private static int gdbPort(String value) {
        if (value.isEmpty() || value.equals("false")) {
            return 0;
        }
        int port = value.equals("true") ? DEFAULT_GDB_PORT : number(value);
        if (port < 1 || port > 65535) {
            throw new LauncherException("-Dqemu.gdb=" + value + ": use true or a port number.");
        }
        return port;
    }

    private static int number(String value) {
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
    }

    private static List<String> arguments(String value) {
        List<String> arguments = new ArrayList<>();
        for (String word : value.trim().split("\\s+")) {
            if (!word.isEmpty()) {
                arguments.add(word);
            }
        }
        return arguments;
    }

    /** Looks properties up as trimmed text; absent ones are empty. */
    private static final class PropertyValues extends java.util.AbstractMap<String, String> {
        private final UnaryOperator<String> property;

        PropertyValues(UnaryOperator<String> property) {
            this.property = property;
        }

        @Override
        public String get(Object name) {
            String value = property.apply((String) name);
            return value == null || value.startsWith("${") ? "" : value.trim();
        }

        @Override
        public java.util.Set<Entry<String, String>> entrySet() {
            throw new UnsupportedOperationException("properties are looked up by name only");
        }
    }
}
