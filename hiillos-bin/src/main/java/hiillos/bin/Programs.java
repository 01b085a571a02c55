package hiillos.bin;

import hiillos.bin.sh.Shell;
import hiillos.bin.tool.Echo;
import hiillos.bin.tool.Printf;
import hiillos.bin.tool.Test;
import hiillos.bin.tool.Tool;
import hiillos.bin.tool.Tools;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;

/** All programs by name. */
public final class Programs {
    private Programs() {}

    /** The names under which the image stands in {@code /bin}, sorted. */
    public static String[] names() {
        return ("[ basename cat cmp cp cut date dirname dmesg echo env false find free grep head help hexdump kill ls lscap mkdir"
                + " mount mv poweroff printf ps pwd reboot rm rmdir seq sh sha256sum sleep sort tail tee test top touch tr true"
                + " umount uname uniq uptime wc yes").split(" ");
    }

    /**
     * Runs a program.
     *
     * @param arguments its path or name first
     * @return the exit status; 127 if there is none of that name
     */
    public static int run(String[] arguments) {
        String path = arguments.length == 0 ? "" : arguments[0];
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (name) {
            case "sh", "-sh" -> {
                return new Shell().main(arguments);
            }
            case "echo" -> {
                return new Echo().main(arguments);
            }
            case "printf" -> {
                return new Printf().main(arguments);
            }
            case "[", "test" -> {
                return new Test().run(arguments);
            }
            case "true" -> {
                return 0;
            }
            case "false" -> {
                return 1;
            }
            default -> {
                Tool tool = Tools.find(name);
                return tool == null ? unknown(name) : tool.start(arguments);
            }
        }
    }

    private static int unknown(String name) {
        byte[] bytes = ("this image has no program called '" + name + "'\n").getBytes(StandardCharsets.UTF_8);
        try {
            Posix.writeFully(2, bytes, 0, bytes.length);
        } catch (PosixException ignored) {
            // Nobody hears.
        }
        return 127;
    }
}
