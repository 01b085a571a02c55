package hiillos.testprogram;

import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.testprogram.tap.TestList;
import hiillos.testprogram.tests.AllTests;
import hiillos.testprogram.tests.TestRole;

/**
 * In root's place: runs the tests, reports in TAP, and ends the machine with exit code 0, or 1 when a test failed. As a child
 * of a test: does what its role is.
 *
 * <p>Words of the command line: {@code only=} beginning of the names of the tests to run; {@code seed=}; {@code scale=} how
 * much of the long tests to do, 1 (the default, for every build) to 1000; {@code timing=1} holds tests of fairness to the promised
 * per cent, for machines whose time is the count of instructions; {@code balance=1} with {@code test=1} lets the kernel look for
 * what was left behind, when all passed.
 */
public final class Main {
    private static final int POWER_OFF = 0;

    private Main() {}

    public static void main(String[] arguments) {
        long role = Given.value("role", -1);
        if (role >= 0) {
            Call.of(SystemCallNumber.PROCESS_EXIT, TestRole.values()[(int) role].run());
        }
        Console.line("# seed " + Given.number("seed", 1) + ", scale " + Given.number("scale", 1));
        TestList tests = new TestList(Given.option("only", ""));
        AllTests.addTo(tests);
        int failures = tests.run();
        if (failures != 0 || Given.number("balance", 0) == 0) {
            Call.of(SystemCallNumber.POWER_OFF, Given.handle("power"), POWER_OFF, failures == 0 ? 0 : 1);
        }
        // The last process ends: under test=1 the kernel looks whether anything is left behind, and powers off.
        Call.of(SystemCallNumber.PROCESS_EXIT, 0);
    }
}
