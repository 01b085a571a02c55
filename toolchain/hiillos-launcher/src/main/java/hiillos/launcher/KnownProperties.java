package hiillos.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every property that starts with {@code qemu.} or {@code hiillos.}, with one line of help.
 *
 * <p>Maven swallows a misspelt {@code -Dqemu.cpu=4} in silence, so whoever reads properties checks them here first.
 */
public final class KnownProperties {
    private static final Map<String, String> HELP = new LinkedHashMap<>();

    static {
        HELP.put("qemu.cpus", "number of CPUs, 1 to 64 (1)");
        HELP.put("qemu.memory", "memory, as QEMU writes it: 64M, 4G (512M)");
        HELP.put("qemu.model", "CPU model: qemu64, max, … (max; host under kvm)");
        HELP.put("qemu.uefi", "true boots with UEFI firmware (false: BIOS)");
        HELP.put("qemu.usb", "true boots the image as a USB stick (false: as a CD)");
        HELP.put("qemu.cdrom", "an ISO file to boot instead of the one just built");
        HELP.put("qemu.display", "auto, none, gtk, sdl, cocoa, vnc=:0, … (auto: a window where there is a screen)");
        HELP.put("qemu.gdb", "true waits for gdb at port 1234; a number is another port (false)");
        HELP.put("qemu.accel", "auto, kvm or tcg (auto: kvm when a trial boot works)");
        HELP.put("qemu.icount", "true counts instructions exactly instead of time (false)");
        HELP.put("qemu.binary", "the emulator's file name or path (qemu-system-x86_64)");
        HELP.put("qemu.arguments", "further arguments for QEMU, separated by blanks");
        HELP.put("hiillos.cmdline", "the kernel's command line");
        HELP.put("hiillos.profile", "debug or release (release)");
        HELP.put("hiillos.iso", "the image that tests of a server outside boot: a file");
        HELP.put("hiillos.servers", "further servers for the image: group:artifact:version,…");
        HELP.put("hiillos.llvm.classifier", "the LLVM build to compile with: linux-x86_64, linux-arm64, macosx-arm64, …");
        HELP.put("hiillos.llvm.version", "the version of org.bytedeco:llvm to compile with");
        HELP.put("hiillos.cache", "directory of the compiler's cache");
        HELP.put("hiillos.image.disk", "true writes a raw disk image beside the ISO (false)");
        HELP.put("hiillos.it", "which QEMU tests run: none, quick, all (all)");
        HELP.put("hiillos.it.matrix", "full: the test program on all 32 machines (every pair of properties)");
        HELP.put("hiillos.seed", "other random tests (1)");
        HELP.put("hiillos.hostile", "how many hostile messages tests send");
        HELP.put("hiillos.difference", "how many random scripts and command lines are compared with the host's (150)");
        HELP.put("hiillos.difference.shown", "how many differences are shown (5)");
        HELP.put("hiillos.write", "true lets tests write the files that they would compare (false)");
        HELP.put("hiillos.test.litmus", "runs of each litmus shape on Linux");
        HELP.put("hiillos.collector.churn", "seconds of churn (4)");
        HELP.put("hiillos.collector.programs", "number of random programs that allocate (20)");
        HELP.put("hiillos.collector.seed", "seed of the first of them (1)");
        HELP.put("hiillos.repair", "how many servers SelfRepairTest ends (20)");
        HELP.put("hiillos.repair.seed", "whom SelfRepairTest ends (1)");
        HELP.put("hiillos.conformance.programs", "number of random programs that are compared");
        HELP.put("hiillos.conformance.seed", "seed of the first random program");
        HELP.put("hiillos.conformance.areas", "the only areas of ProgramsTest, with commas between (all)");
        HELP.put("hiillos.conformance.guest", "what runs on hiillos: areas with commas between, all, full");
        HELP.put("hiillos.conformance.stress", "true collects garbage at every allocation also where that takes long (false)");
        HELP.put("hiillos.conformance.seconds", "the most that a program may take (120)");
        HELP.put("hiillos.bench.json", "true prints benchmark results as lines of JSON (false)");
        HELP.put("hiillos.bench.baseline", "a saved file of results to compare with");
    }

    private KnownProperties() {}

    /** Names and help lines, in the order in which they are shown. */
    public static Map<String, String> help() {
        return Collections.unmodifiableMap(HELP);
    }

    /** The help as text, one property a line. */
    public static String helpText() {
        StringBuilder text = new StringBuilder();
        HELP.forEach((name, help) -> text.append(String.format("  -D%-28s %s%n", name, help)));
        return text.toString();
    }

    /**
     * Finds names that look like ours but are not.
     *
     * @param names property names of any kind
     * @return one sentence for each unknown {@code qemu.*} or {@code hiillos.*} name, in alphabetical order
     */
    public static List<String> complaints(Collection<String> names) {
        List<String> complaints = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if ((name.startsWith("qemu.") || name.startsWith("hiillos.")) && !HELP.containsKey(name)) {
                complaints.add("there is no property " + name + nearest(name)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; docs/guide/build.md lists them all"));
            }
        }
        return complaints;
    }

    /** The known name nearest to a wrong one, if one is near enough to be what was meant. */
    static Optional<String> nearest(String wrong) {
        String best = null;
        int bestDistance = Math.max(2, wrong.length() / 3) + 1;
        for (String name : HELP.keySet()) {
            int distance = distance(wrong, name);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's distance: insertions, deletions and replacements that turn one text into the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int above = row[column];
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(replaced, 1 + Math.min(above, row[column - 1]));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
