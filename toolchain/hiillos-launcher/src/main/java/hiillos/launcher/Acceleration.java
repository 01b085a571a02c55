package hiillos.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Whether the host's processor runs the guest ({@code kvm}) or QEMU translates it ({@code tcg}). */
public enum Acceleration {
    KVM,
    TCG;

    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final int TRIAL_SECONDS = 5;
    /** {@code mov al, 0x10; out 0xf4, al}: the debug exit device ends QEMU with (0x10 &lt;&lt; 1) | 1. */
    private static final byte[] TRIAL_CODE = {(byte) 0xb0, 0x10, (byte) 0xe6, (byte) 0xf4, (byte) 0xeb, (byte) 0xfe};
    private static final int TRIAL_EXIT_CODE = 33;

    /** The name that {@code -accel} takes. */
    public String argument() {
        return this == KVM ? "kvm" : "tcg";
    }

    /**
     * Turns the property's value into a choice.
     *
     * @param value {@code auto}, {@code kvm} or {@code tcg}
     * @throws LauncherException if it is none of these
     */
    public static Acceleration choose(String value, Path qemu) {
        return switch (value) {
            case "auto" -> kvmWorks(qemu) ? KVM : TCG;
            case "kvm" -> KVM;
            case "tcg" -> TCG;
            default -> throw new LauncherException("-Dqemu.accel=" + value + ": use auto, kvm or tcg.");
        };
    }

    /**
     * Boots one sector under kvm. The device alone proves nothing: containers show one that cannot be used, and nested
     * virtualisation can hang.
     */
    static boolean kvmWorks(Path qemu) {
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return false;
        }
        Path sector = null;
        Process process = null;
        try {
            byte[] bytes = new byte[512];
            System.arraycopy(TRIAL_CODE, 0, bytes, 0, TRIAL_CODE.length);
            bytes[510] = 0x55;
            bytes[511] = (byte) 0xaa;
            sector = Files.createTempFile("hiillos-trial", ".img");
            Files.write(sector, bytes);
            process = new ProcessBuilder(qemu.toString(), "-accel", "kvm", "-cpu", "host", "-m", "32",
                    "-nodefaults", "-display", "none", "-no-reboot",
                    "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
                    "-drive", "format=raw,snapshot=on,file=" + QemuCommand.escape(sector.toString()))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && process.exitValue() == TRIAL_EXIT_CODE;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            if (sector != null) {
                sector.toFile().delete();
            }
        }
    }
}
