package hiillos.testkit;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A machine for Bochs, which has what QEMU's TCG lacks: PCID, INVPCID, x2APIC, TSC deadline. It boots BIOS only.
 *
 * @param image the ISO file, or with {@code disk} a raw image of whole cylinders (multiples of 16 × 63 sectors)
 * @param disk boot the image as a hard disk instead of a CD
 * @param megabytes memory
 * @param cpus processors
 * @param model Bochs' name of the CPU
 * @param timeLimit after this time the machine is killed
 */
public record BochsOptions(Path image, boolean disk, int megabytes, int cpus, String model, Duration timeLimit) {
    /** Boots an ISO file with 256 MiB on a Haswell, with ten minutes to live: Bochs is slow. */
    public static BochsOptions iso(Path image) {
        return new BochsOptions(image, false, 256, 1, "corei7_haswell_4770", Duration.ofMinutes(10));
    }

    /** Boots a raw image; else as {@link #iso}. */
    public static BochsOptions disk(Path image) {
        return new BochsOptions(image, true, 256, 1, "corei7_haswell_4770", Duration.ofMinutes(10));
    }

    /** With this memory. */
    public BochsOptions withMegabytes(int value) {
        return new BochsOptions(image, disk, value, cpus, model, timeLimit);
    }

    /** With so many processors. */
    public BochsOptions withCpus(int value) {
        return new BochsOptions(image, disk, megabytes, value, model, timeLimit);
    }

    /** With this time to live. */
    public BochsOptions withTimeLimit(Duration value) {
        return new BochsOptions(image, disk, megabytes, cpus, model, value);
    }

    /**
     * The configuration file.
     *
     * @param serialPort where somebody listens for what the machine writes
     * @param share where the BIOS files are
     */
    String configuration(int serialPort, Path share) {
        String medium = disk ? "ata0-master: type=disk, path=\"%s\", mode=volatile".formatted(image.toAbsolutePath())
                : "ata0-master: type=cdrom, path=\"%s\", status=inserted".formatted(image.toAbsolutePath());
        return """
                memory: guest=%d, host=%d
                romimage: file="%s"
                vgaromimage: file="%s"
                cpu: model=%s, count=%d, ips=50000000, reset_on_triple_fault=0
                %s
                boot: %s
                com1: enabled=1, mode=socket-client, dev="127.0.0.1:%d"
                display_library: rfb, options="timeout=0"
                clock: sync=none
                sound: driver=dummy
                panic: action=fatal
                error: action=ignore
                info: action=report
                debug: action=ignore
                log: bochs.log
                """.formatted(megabytes, megabytes, share.resolve("BIOS-bochs-latest"),
                        share.resolve("VGABIOS-lgpl-latest"), model, cpus, medium, disk ? "disk" : "cdrom", serialPort);
    }
}
