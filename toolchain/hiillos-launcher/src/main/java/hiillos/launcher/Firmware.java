package hiillos.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * UEFI firmware for QEMU: the code and an empty store of variables, as two flash chips.
 *
 * @param code the firmware proper, never written
 * @param variables a template of the variable store; machines get a temporary overlay of it
 */
public record Firmware(Path code, Path variables) {
    /** Where distributions put it, most common first; Debian, Fedora, Arch, Gentoo, SUSE, Homebrew. */
    private static final List<String[]> PLACES = List.of(
            new String[] {"/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/OVMF/OVMF_VARS.fd"},
            new String[] {"/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd"},
            new String[] {"/usr/share/edk2/ovmf/OVMF_CODE.fd", "/usr/share/edk2/ovmf/OVMF_VARS.fd"},
            new String[] {"/usr/share/edk2/x64/OVMF_CODE.4m.fd", "/usr/share/edk2/x64/OVMF_VARS.4m.fd"},
            new String[] {"/usr/share/edk2-ovmf/x64/OVMF_CODE.fd", "/usr/share/edk2-ovmf/x64/OVMF_VARS.fd"},
            new String[] {"/usr/share/edk2-ovmf/OVMF_CODE.fd", "/usr/share/edk2-ovmf/OVMF_VARS.fd"},
            new String[] {"/usr/share/qemu/ovmf-x86_64-code.bin", "/usr/share/qemu/ovmf-x86_64-vars.bin"},
            new String[] {"/opt/homebrew/share/qemu/edk2-x86_64-code.fd", "/opt/homebrew/share/qemu/edk2-i386-vars.fd"},
            new String[] {"/usr/local/share/qemu/edk2-x86_64-code.fd", "/usr/local/share/qemu/edk2-i386-vars.fd"});

    /** The installed firmware, if there is one. */
    public static Optional<Firmware> find() {
        for (String[] place : PLACES) {
            Path code = Path.of(place[0]);
            Path variables = Path.of(place[1]);
            if (Files.isReadable(code) && Files.isReadable(variables)) {
                return Optional.of(new Firmware(code, variables));
            }
        }
        return Optional.empty();
    }

    /**
     * The installed firmware.
     *
     * @throws LauncherException if there is none
     */
    public static Firmware require() {
        return find().orElseThrow(() -> new LauncherException("UEFI firmware (OVMF) is not installed: run "
                + "\"./hiillos doctor\", or install it with your package manager (Debian and Ubuntu: ovmf, "
                + "Fedora: edk2-ovmf), or leave out -Dqemu.uefi."));
    }

    /** The arguments that put it into a machine. */
    public List<String> arguments() {
        return List.of(
                "-drive", "if=pflash,unit=0,format=raw,readonly=on,file=" + QemuCommand.escape(code.toString()),
                "-drive", "if=pflash,unit=1,format=raw,snapshot=on,file=" + QemuCommand.escape(variables.toString()));
    }
}
