package hiillos.bench;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What other systems need for the same, in guest instructions on the same emulator; docs/reference/benchmarks.md says how
 * that was measured.
 */
final class Peers {
    /** The table's head. */
    static final String HEAD = "%-34s %9s %-12s %9s  %-26s".formatted("", "value", "unit", "aim", "peers");
    /** Where the figures come from. */
    static final String SOURCE = "Peers on the same emulator (QEMU 7.2, TCG, -icount shift=0): seL4 by sel4bench with its fast path; "
            + "the microkernel\nin Zig (ReleaseFast, 2025-08) that this one is modelled on; Linux 6.1 without mitigations.";

    private static final Map<String, String> AIMS = Map.ofEntries(entry("ipc.roundtrip", "300"), entry("ipc.roundtrip.64words", "900"),
            entry("ipc.roundtrip.4handles", "900"), entry("ipc.roundtrip.deadline", "700"), entry("ipc.roundtrip.fpu", "700"),
            entry("ipc.roundtrip.othercpu", "700"),
            entry("syscall.null", "50"), entry("notify.roundtrip", "500"),
            entry("fault.roundtrip", "800"), entry("pagefault.anon", "1200"), entry("map.touch.unmap", "3000"),
            entry("thread.lifecycle", "4000"), entry("yield.pair", "300"), entry("sdk.roundtrip", "1000"),
            entry("boot.prompt", "700000000"), entry("memory.prompt", "50331648"), entry("process.spawn", "60000"),
            entry("file.read4k", "1800"), entry("file.openclose", "6000"));
    private static final List<String> REQUIRED = Stream.concat(AIMS.keySet().stream(), Stream.of("shell.loop", "shell.program")).toList();
    private static final Map<String, String> FIGURES = Map.ofEntries(
            entry("ipc.roundtrip", "seL4 405, Zig 895, Linux pipe 12813, futex 12378"),
            entry("ipc.roundtrip.64words", "seL4 1664 (10 words)"),
            entry("syscall.null", "Linux getpid 321"),
            entry("notify.roundtrip", "Linux eventfd 10598"),
            entry("fault.roundtrip", "seL4 1363"),
            entry("pagefault.anon", "Linux 3099"),
            entry("map.touch.unmap", "Linux 20084; seL4 813 (map alone)"),
            entry("thread.lifecycle", "Linux 39183"),
            entry("yield.pair", "Linux 4290"),
            entry("process.spawn", "Linux vfork + exec 133582"),
            entry("boot.prompt", "Zig 740 M (its second server), Linux 1550 M (first user instruction)"));

    private Peers() {}

    /** The aim and the peers' figures; blank where there are none. */
    static String columns(String name) {
        return "%9s  %s".formatted(AIMS.getOrDefault(name, ""), FIGURES.getOrDefault(name, ""));
    }

    /** Names that a run must report. */
    static Iterable<String> required() {
        return REQUIRED;
    }
}
