package hiillos.image;

import hiillos.image.stage.Suggestion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line: makes an ISO, a raw disk image or a boot bundle.
 *
 * <pre>
 * initfs --root ELF --archive TAR.ZST --output FILE
 * iso    --bios F --efi F --kernel F --initfs F [--extra FOLDER] [--cmdline TEXT] [--label L]
 *        --time SECONDS --output FILE
 * disk   --bios F --efi F --kernel F --initfs F [--files FOLDER] [--cmdline TEXT] [--mebibytes N]
 *        --time SECONDS --output FILE
 * bundle --kernel F --initfs F [--cmdline TEXT] --output FILE
 * </pre>
 */
public final class Main {
    private static final List<String> OPTIONS = List.of("bios", "efi", "kernel", "initfs", "extra", "files", "cmdline",
            "label", "time", "output", "mebibytes", "root", "archive");

    private final Map<String, String> options = new HashMap<>();

    private Main() {}

    /**
     * Runs one command; exits with 1 and a sentence on standard error when it cannot.
     *
     * @param arguments command and options as above
     */
    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (ImageException e) {
            System.err.println("hiillos-image: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Runs one command.
     *
     * @param arguments command and options as above
     * @throws ImageException with a sentence when it cannot
     */
    public static void run(String... arguments) {
        if (arguments.length == 0) {
            throw new ImageException("Say what to make: iso, disk, bundle or initfs.");
        }
        Main main = new Main();
        main.parse(arguments);
        switch (arguments[0]) {
            case "initfs" -> main.write(InitfsFile.join(FileTree.read(main.path("root"), "root process"),
                    FileTree.read(main.path("archive"), "initfs archive")));
            case "bundle" -> main.write(BootBundle.of(FileTree.read(main.path("kernel"), "kernel"),
                    FileTree.read(main.path("initfs"), "initfs"), main.options.getOrDefault("cmdline", "")));
            case "iso" -> BootableIso.create(main.bootFiles(), main.folder("extra"),
                    main.options.getOrDefault("label", "HIILLOS"), main.number("time")).writeTo(main.path("output"));
            case "disk" -> BootableDisk.create(main.bootFiles(), main.folder("files"),
                    (main.options.containsKey("mebibytes") ? main.number("mebibytes") : 256) << 20,
                    main.number("time")).writeTo(main.path("output"));
            default -> throw new ImageException("\"" + arguments[0]
                    + "\" cannot be made; say iso, disk, bundle or initfs.");
        }
    }

    private void parse(String[] arguments) {
        for (int index = 1; index < arguments.length; index += 2) {
            String name = arguments[index].startsWith("--") ? arguments[index].substring(2) : arguments[index];
            if (!OPTIONS.contains(name)) {
                throw new ImageException("There is no option " + arguments[index]
                        + Suggestion.sentence(name, OPTIONS));
            }
            if (index + 1 == arguments.length) {
                throw new ImageException("The option " + arguments[index] + " wants a value.");
            }
            options.put(name, arguments[index + 1]);
        }
    }

    private BootFiles bootFiles() {
        return BootFiles.read(path("bios"), path("efi"), path("kernel"), path("initfs"),
                options.getOrDefault("cmdline", ""));
    }

    private FileTree folder(String option) {
        FileTree tree = new FileTree();
        if (options.containsKey(option)) {
            tree.addDirectory("", path(option));
        }
        return tree;
    }

    private Path path(String option) {
        return Path.of(value(option));
    }

    private long number(String option) {
        try {
            return Long.parseLong(value(option));
        } catch (NumberFormatException e) {
            throw new ImageException("The option --" + option + " wants a whole number, not \"" + value(option)
                    + "\".", e);
        }
    }

    private String value(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new ImageException("The option --" + option + " is missing.");
        }
        return value;
    }

    private void write(byte[] content) {
        SparseImage image = new SparseImage(content.length);
        image.put(0, content);
        image.writeTo(path("output"));
    }
}
