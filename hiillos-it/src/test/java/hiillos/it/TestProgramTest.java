package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.BochsMachine;
import hiillos.testkit.BochsOptions;
import hiillos.testkit.FirstProgram;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.MachineOptions;
import hiillos.testkit.Machines;
import hiillos.testkit.TapReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * hiillos-testprogram in root's place: every system call, from ring 3. With {@code test=1} the kernel's self tests come first,
 * and the exit code is theirs and the program's; without, a program that fails switches the machine off like any other.
 */
@ExtendWith(MachineExtension.class)
@Timeout(3700)
class TestProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(300);

    private static final Duration LONG_LIMIT = Duration.ofHours(1);
    private static final Duration BOCHS_LIMIT = Duration.ofMinutes(20);
    /** The kernel uses PCID with INVPCID or not at all. */
    private static final List<String> FEATURES = List.of(" PCID", "x2APIC", "TSC deadline");

    @TempDir
    static Path folder;

    private static Path bundle;
    private static Path iso;

    @BeforeAll
    static void writeBundle() {
        FirstProgram program = new FirstProgram(Product.kernel(), Product.testProgram());
        bundle = program.bundle(folder);
        iso = program.iso(Product.biosLoader(), Product.uefiLoader(), "", folder);
    }

    private static List<String> passes(MachineOptions options, String words, Machines machines) {
        return passes(options, words, LIMIT, machines);
    }

    /** All tests pass; returns the log. */
    private static List<String> passes(MachineOptions options, String words, Duration limit, Machines machines) {
        Machine machine = machines.start(options.withCommandLine("test=1 " + words).withTimeLimit(limit));
        int exitCode = machine.exitCode(limit);
        List<String> log = machine.serial().lines();
        TapReport report = TapReport.of(log);
        assertTrue(report.isGood(), report.complaint());
        assertEquals(0, exitCode, machine.serial().tail());
        return log;
    }

    @Test
    @Tag("quick")
    void allTestsPass(Machines machines) {
        passes(MachineOptions.kernel(Product.pvhLoader(), bundle), "", machines);
    }

    /** The kernel compares objects, reservations and pages after the last process with those before the first. */
    @ParameterizedTest
    @ValueSource(strings = {"off", "on"})
    void nothingStaysBehind(String isolation, Machines machines) {
        passes(MachineOptions.kernel(Product.pvhLoader(), bundle).withModel("max").withCpus(4),
                "balance=1 pti=" + isolation, machines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace=methods:ipc.Ipc. trace=methods:schedule.", "trace=methods", "trace=methods pti=on"})
    void methodsAreTraced(String words, Machines machines) {
        Machine machine = machines.start(MachineOptions.kernel(Product.pvhLoader(), bundle).withModel("max").withCpus(2)
                .withCommandLine("only=notify: console=serial " + words).withTimeLimit(LIMIT));
        assertEquals(0, machine.exitCode(LIMIT), machine.serial().tail());
        List<String> log = machine.serial().lines();
        assertTrue(TapReport.of(log).isGood(), TapReport.of(log).complaint());
        List<String> traced = log.stream().filter(line -> line.startsWith("method: ")).toList();
        String names = words.contains(":") ? "(ipc\\.Ipc|schedule\\.\\w+)" : "[\\w.]+";
        assertTrue(traced.size() > 50, traced.size() + " lines");
        // The machine may end in the middle of the last.
        for (String line : traced.subList(0, traced.size() - 1)) {
            assertTrue(line.matches("method: [01] " + names + "\\.[\\w<>$]+\\(\\w+\\.java:\\d+\\)"), line);
        }
    }

    /** Each call of the traced process is a line, with arguments and result; of a process that is not there, none is. */
    @ParameterizedTest
    @ValueSource(strings = {"trace=calls", "trace=calls:root pti=on", "trace=calls:nobody"})
    void callsAreTraced(String words, Machines machines) {
        MachineOptions options = MachineOptions.kernel(Product.pvhLoader(), bundle).withModel("max").withCpus(2);
        List<String> traced = passes(options, "only=notify: console=serial " + words, machines).stream()
                .filter(line -> line.startsWith("trace: ")).toList();
        if (words.contains("nobody")) {
            assertEquals(List.of(), traced);
            return;
        }
        for (String line : traced) {
            assertTrue(line.matches("trace: root 0x[0-9a-f]+ \\w+\\(.*\\) = .+"), line);
        }
        assertTrue(traced.stream().anyMatch(line -> line.matches(".* notify_create\\(job 0x[0-9a-f]+\\) = handle 0x[0-9a-f]+")));
        assertTrue(traced.stream().anyMatch(line -> line.matches(".*\\) = waits")), "a call that waits");
    }

    private static boolean isFull() {
        return System.getProperty("hiillos.it.matrix", "").equals("full");
    }

    /** Every pair of properties once; with {@code -Dhiillos.it.matrix=full} every machine. */
    static List<Arguments> machines() {
        List<Arguments> all = new ArrayList<>();
        for (String firmware : List.of("bios", "uefi")) {
            for (String memory : List.of("64M", "4G")) {
                for (String model : List.of("qemu64", "max")) {
                    for (int cpus : new int[] {1, 2, 4, 8}) {
                        all.add(Arguments.of(firmware, memory, model, cpus));
                    }
                }
            }
        }
        return isFull() ? all : List.of(
                Arguments.of("bios", "64M", "qemu64", 1), Arguments.of("bios", "4G", "max", 2),
                Arguments.of("bios", "64M", "max", 4), Arguments.of("bios", "4G", "qemu64", 8),
                Arguments.of("uefi", "4G", "max", 1), Arguments.of("uefi", "64M", "qemu64", 2),
                Arguments.of("uefi", "4G", "qemu64", 4), Arguments.of("uefi", "64M", "max", 8));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} CPUs")
    @MethodSource("machines")
    void allTestsPassOnEveryMachine(String firmware, String memory, String model, int cpus, Machines machines) {
        MachineOptions options = MachineOptions.iso(iso).withMemory(memory).withModel(model).withCpus(cpus);
        passes(firmware.equals("uefi") ? options.withUefi() : options, "", machines);
    }

    /** Fifty million random operations, a GiB through each ring, ten million random calls: in the full matrix; else a part. */
    static List<Arguments> longRuns() {
        boolean full = isFull();
        return List.of(Arguments.of(4, "only=soak: scale=" + (full ? 25_000 : 20)),
                Arguments.of(4, "only=ring: scale=" + (full ? 256 : 2)),
                Arguments.of(1, "only=fuzz: calls=" + (full ? 10_000_000 : 50_000)),
                Arguments.of(4, "only=fuzz: fuzzers=4 calls=" + (full ? 10_000_000 : 50_000)));
    }

    @ParameterizedTest
    @MethodSource("longRuns")
    void longRunsPass(int cpus, String words, Machines machines) {
        passes(MachineOptions.kernel(Product.pvhLoader(), bundle).withModel("max").withMemory("1G").withCpus(cpus), words,
                isFull() ? LONG_LIMIT : LIMIT, machines);
    }

    /** By the count of instructions, what else the host does has no part in who runs how long. */
    @ParameterizedTest
    @ValueSource(strings = {"bomb:", "thread:"})
    void fairnessHoldsToThePercent(String group, Machines machines) {
        passes(MachineOptions.kernel(Product.pvhLoader(), bundle).countingInstructions(), "timing=1 only=" + group, machines);
    }

    /** Bochs' Haswell has what QEMU's TCG lacks: the log must say that it is in use. */
    @Test
    void testsPassWithPcidInvpcidX2apicAndTscDeadline(Machines machines) {
        // Bochs is slow: the long tests only in the full matrix.
        Path disc = isFull() ? iso : new FirstProgram(Product.kernel(), Product.testProgram()).iso(Product.biosLoader(),
                Product.uefiLoader(), "only=handle,log,memory,process,ipc,fault,notify,message,frame,pager,supervisor,job", folder);
        Duration limit = isFull() ? LONG_LIMIT : BOCHS_LIMIT;
        BochsMachine machine = machines.start(BochsOptions.iso(disc).withTimeLimit(limit));
        machine.waitForLine(" tests passed", limit);
        List<String> log = machine.serial().lines();
        TapReport report = TapReport.of(log);
        assertTrue(report.isGood(), report.complaint());
        for (String feature : FEATURES) {
            assertTrue(log.stream().anyMatch(line -> line.contains(feature)), feature + " is not in use: " + log);
        }
    }
}
