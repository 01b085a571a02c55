package hiillos.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds QEMU's command line out of {@link LaunchOptions}. */
public final class QemuCommand {
    /** Where the boot loader finds a command line that replaces the image's own. */
    public static final String COMMAND_LINE_FILE = "opt/org.hiillos/cmdline";

    private QemuCommand() {}

    /**
     * The whole command line.
     *
     * @param qemu the emulator's path
     * @param environment for {@code DISPLAY} and {@code WAYLAND_DISPLAY}
     */
    static List<String> build(
            LaunchOptions options, String qemu, Acceleration acceleration, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        add(command, qemu, "-name", "hiillos", "-machine", "q35", "-accel", acceleration.argument());
        add(command, "-cpu", model(options, acceleration), "-smp", Integer.toString(options.cpus()));
        add(command, "-m", options.memory());
        if (options.uefi()) {
            command.addAll(Firmware.require().arguments());
        }
        addMedium(command, options);
        if (options.countInstructions()) {
            add(command, "-icount", "shift=0,align=off,sleep=off");
        }
        add(command, "-display", display(options.display(), environment));
        // signal=off: Ctrl-C belongs to the guest; mux: Ctrl-A X quits, Ctrl-A C is QEMU's own console.
        add(command, "-chardev", "stdio,id=terminal,mux=on,signal=off", "-serial", "chardev:terminal",
                "-mon", "chardev=terminal");
        // Writing to it ends QEMU with an exit code: how in-guest tests report failure.
        add(command, "-device", "isa-debug-exit,iobase=0xf4,iosize=4");
        if (options.gdbPort() != 0) {
            add(command, "-gdb", "tcp:127.0.0.1:" + options.gdbPort(), "-S");
        }
        command.addAll(options.furtherArguments());
        return command;
    }

    private static void addMedium(List<String> command, LaunchOptions options) {
        if (options.kernel() != null) {
            add(command, "-kernel", options.kernel().toString());
            if (options.initfs() != null) {
                add(command, "-initrd", options.initfs().toString());
            }
            if (!options.commandLine().isEmpty()) {
                add(command, "-append", options.commandLine());
            }
            return;
        }
        String file = escape(options.iso().toString());
        if (options.usb()) {
            add(command, "-drive", "if=none,id=stick,format=raw,snapshot=on,file=" + file,
                    "-device", "qemu-xhci", "-device", "usb-storage,drive=stick,bootindex=0");
        } else {
            add(command, "-drive", "if=none,id=disc,media=cdrom,format=raw,readonly=on,file=" + file,
                    "-device", "ide-cd,drive=disc,bootindex=0");
        }
        if (!options.commandLine().isEmpty()) {
            add(command, "-fw_cfg", "name=" + COMMAND_LINE_FILE + ",string=" + escape(options.commandLine()));
        }
    }

    private static String model(LaunchOptions options, Acceleration acceleration) {
        if (!options.model().isEmpty()) {
            return options.model();
        }
        return acceleration == Acceleration.KVM ? "host" : "max";
    }

    /** A window where there is a screen to put it on, else none: the serial console is always there. */
    static String display(String wanted, Map<String, String> environment) {
        if (!wanted.equals("auto")) {
            return wanted;
        }
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return environment.containsKey("SSH_CONNECTION") ? "none" : "cocoa";
        }
        boolean screen = !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return screen ? "gtk" : "none";
    }

    /** Doubles commas, which separate the parts of a QEMU option. */
    public static String escape(String value) {
        return value.replace(",", ",,");
    }

    private static void add(List<String> command, String... words) {
        command.addAll(List.of(words));
    }
}
