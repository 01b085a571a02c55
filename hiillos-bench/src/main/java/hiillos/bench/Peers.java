package hiillos.bench;

import java.util.Map;

/**
 * What other systems need for the same, in guest instructions on the same emulator; docs/reference/benchmarks.md says how
 * that was measured.
 */
final class Peers {
    /** The table's head. */
    static final String HEAD = "%-34s %9s %-12s%8s  %-26s".formatted("", "value", "unit", "aim", "peers");
    /** Where the figures come from. */
    static final String SOURCE = "Peers on the same emulator (QEMU 7.2, TCG, -icount shift=0): seL4 by sel4bench with its fast path; "
            + "the microkernel\nin Zig (ReleaseFast, 2025-08) that this one is modelled on; Linux 6.1 without mitigations.";

    private static final Map<String, String> AIMS = Map.of("ipc.roundtrip", "300", "ipc.roundtrip.64words", "900",
            "ipc.roundtrip.4handles", "900", "syscall.null", "50", "notify.roundtrip", "500", "fault.roundtrip", "800",
            "pagefault.anon", "1200", "map.touch.unmap", "3000", "thread.lifecycle", "4000", "yield.pair", "300");
    private static final Map<String, String> FIGURES = Map.of(
            "ipc.roundtrip", "seL4 405, Zig 895, Linux pipe 12813, futex 12378",
            "ipc.roundtrip.64words", "seL4 1664 (10 words)",
            "syscall.null", "Linux getpid 321",
            "notify.roundtrip", "Linux eventfd 10598",
            "fault.roundtrip", "seL4 1363",
            "pagefault.anon", "Linux 3099",
            "map.touch.unmap", "Linux 20084; seL4 813 (map alone)",
            "thread.lifecycle", "Linux 39183",
            "yield.pair", "Linux 4290");

    private Peers() {}

    /** The aim and the peers' figures; blank where there are none. */
    static String columns(String name) {
        return "%8s  %s".formatted(AIMS.getOrDefault(name, ""), FIGURES.getOrDefault(name, ""));
    }

    /** Names that a run must report. */
    static Iterable<String> required() {
        return AIMS.keySet();
    }
}
