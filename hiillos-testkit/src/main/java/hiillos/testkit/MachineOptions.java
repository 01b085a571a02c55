package hiillos.testkit;

import hiillos.launcher.Firmware;
import hiillos.launcher.QemuCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine to be started. Immutable: each {@code with…} gives a changed copy.
 *
 * @param medium what it boots from
 * @param image the image's file; for {@link Medium#KERNEL} the ELF file with a PVH entry
 * @param bundle what goes with a kernel as its initial RAM disk, or null
 * @param uefi UEFI firmware instead of BIOS
 * @param memory memory in QEMU's notation, such as {@code 64M}
 * @param cpus number of CPUs
 * @param model QEMU's CPU model
 * @param commandLine the kernel's command line; empty for the image's own
 * @param countInstructions run by instruction count: time in the guest is exactly what it executes
 * @param gdb offer gdb's protocol at {@link Machine#gdbSocket()} and wait for it before the first instruction
 * @param timeLimit after this time the machine is killed whatever the test does
 * @param further further arguments for QEMU
 */
public record MachineOptions(
        Medium medium, Path image, Path bundle, boolean uefi, String memory, int cpus, String model,
        String commandLine, boolean countInstructions, boolean gdb, Duration timeLimit, List<String> further) {

    /** What a machine boots from. */
    public enum Medium {
        /** A CD in an IDE drive. */
        DISC,
        /** A USB stick that holds the image's bytes; also right for ISO files. */
        STICK,
        /** A hard disk. */
        DISK,
        /** QEMU's {@code -kernel}. */
        KERNEL
    }

    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);

    public MachineOptions {
        further = List.copyOf(further);
    }

    private static MachineOptions of(Medium medium, Path image, Path bundle) {
        return new MachineOptions(medium, image, bundle, false, "512M", 1, "qemu64", "", false, false,
                DEFAULT_TIME_LIMIT, List.of());
    }

    /** Boots an ISO file as a CD, with BIOS, 512 MiB, one {@code qemu64} CPU and five minutes to live. */
    public static MachineOptions iso(Path image) {
        return of(Medium.DISC, image, null);
    }

    /** Boots a raw image as a hard disk; else as {@link #iso}. */
    public static MachineOptions disk(Path image) {
        return of(Medium.DISK, image, null);
    }

    /** Boots an ELF file through its PVH entry; else as {@link #iso}. */
    public static MachineOptions kernel(Path elf, Path bundle) {
        return of(Medium.KERNEL, elf, bundle);
    }

    /** The same image as a USB stick. */
    public MachineOptions asStick() {
        return new MachineOptions(Medium.STICK, image, bundle, uefi, memory, cpus, model, commandLine,
                countInstructions, gdb, timeLimit, further);
    }

    /** With UEFI firmware. */
    public MachineOptions withUefi() {
        return new MachineOptions(medium, image, bundle, true, memory, cpus, model, commandLine, countInstructions,
                gdb, timeLimit, further);
    }

    /** With this memory, in QEMU's notation. */
    public MachineOptions withMemory(String value) {
        return new MachineOptions(medium, image, bundle, uefi, value, cpus, model, commandLine, countInstructions,
                gdb, timeLimit, further);
    }

    /** With this number of CPUs. */
    public MachineOptions withCpus(int value) {
        return new MachineOptions(medium, image, bundle, uefi, memory, value, model, commandLine, countInstructions,
                gdb, timeLimit, further);
    }

    /** With this CPU model. */
    public MachineOptions withModel(String value) {
        return new MachineOptions(medium, image, bundle, uefi, memory, cpus, value, commandLine, countInstructions,
                gdb, timeLimit, further);
    }

    /** With this kernel command line. */
    public MachineOptions withCommandLine(String value) {
        return new MachineOptions(medium, image, bundle, uefi, memory, cpus, model, value, countInstructions, gdb,
                timeLimit, further);
    }

    /** Counting instructions instead of time. */
    public MachineOptions countingInstructions() {
        return new MachineOptions(medium, image, bundle, uefi, memory, cpus, model, commandLine, true, gdb, timeLimit,
                further);
    }

    /** Waiting for gdb. */
    public MachineOptions withGdb() {
        return new MachineOptions(medium, image, bundle, uefi, memory, cpus, model, commandLine, countInstructions,
                true, timeLimit, further);
    }

    /** With this time to live. */
    public MachineOptions withTimeLimit(Duration value) {
        return new MachineOptions(medium, image, bundle, uefi, memory, cpus, model, commandLine, countInstructions,
                gdb, value, further);
    }

    /** With further arguments for QEMU. */
    public MachineOptions with(String... arguments) {
        List<String> all = new ArrayList<>(further);
        all.addAll(List.of(arguments));
        return new MachineOptions(medium, image, bundle, uefi, memory, cpus, model, commandLine, countInstructions,
                gdb, timeLimit, all);
    }

    /**
     * QEMU's command line.
     *
     * @param folder where the machine's sockets go
     */
    List<String> command(Path qemu, Path folder) {
        List<String> command = new ArrayList<>(List.of(qemu.toString(), "-nodefaults", "-machine", "q35",
                "-accel", "tcg", "-cpu", model, "-smp", Integer.toString(cpus), "-m", memory, "-vga", "std",
                "-display", "none", "-no-reboot", "-serial", "stdio",
                "-qmp", "unix:" + folder.resolve("monitor") + ",server=on,wait=off",
                "-device", "isa-debug-exit,iobase=0xf4,iosize=4"));
        if (uefi) {
            command.addAll(Firmware.require().arguments());
        }
        String file = QemuCommand.escape(image.toString());
        switch (medium) {
            case DISC -> command.addAll(List.of(
                    "-drive", "if=none,id=disc,media=cdrom,format=raw,readonly=on,file=" + file,
                    "-device", "ide-cd,drive=disc,bootindex=0"));
            case STICK -> command.addAll(List.of("-drive", "if=none,id=stick,format=raw,snapshot=on,file=" + file,
                    "-device", "qemu-xhci", "-device", "usb-storage,drive=stick,bootindex=0"));
            case DISK -> command.addAll(List.of("-drive", "if=none,id=disk,format=raw,snapshot=on,file=" + file,
                    "-device", "ide-hd,drive=disk,bootindex=0"));
            case KERNEL -> {
                command.addAll(List.of("-kernel", image.toString()));
                if (bundle != null) {
                    command.addAll(List.of("-initrd", bundle.toString()));
                }
            }
        }
        if (!commandLine.isEmpty()) {
            command.addAll(medium == Medium.KERNEL ? List.of("-append", commandLine)
                    : List.of("-fw_cfg", "name=" + QemuCommand.COMMAND_LINE_FILE + ",string="
                            + QemuCommand.escape(commandLine)));
        }
        if (countInstructions) {
            command.addAll(List.of("-icount", "shift=0,align=off,sleep=off"));
        }
        if (gdb) {
            command.addAll(List.of("-gdb", "unix:" + folder.resolve("gdb") + ",server=on,wait=off", "-S"));
        }
        command.addAll(further);
        return command;
    }
}
