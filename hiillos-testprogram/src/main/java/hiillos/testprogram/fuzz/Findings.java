package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCall;
import hiillos.testprogram.guest.Console;
import java.util.ArrayList;
import java.util.List;

/** What fuzzers found, each thing once; a call that the kernel does not know is said and does not count. */
final class Findings {
    private record Finding(int number, long result, int kind) {}

    private final List<Finding> all = new ArrayList<>();
    private int count;

    /** Takes over one of a board's findings. */
    void add(Board board, int index) {
        Finding finding = new Finding((int) board.finding(index, 0), board.finding(index, 1), (int) board.finding(index, 2));
        if (all.contains(finding)) {
            return;
        }
        all.add(finding);
        String name = SystemCall.values()[finding.number].name();
        switch (finding.kind) {
            case Board.ABSENT -> Console.line("# " + name + " is not there");
            case Board.REGISTER_LOST -> Console.line("# " + name + " lost a register, result " + describe(finding.result));
            default -> Console.line("# " + name + " failed with " + describe(finding.result) + " after "
                    + board.finding(index, 3) + " calls");
        }
        if (finding.kind != Board.ABSENT) {
            count++;
        }
    }

    int count() {
        return count;
    }

    private static String describe(long result) {
        return result < 0 && result >= -Status.LAST ? Status.name(result) : Long.toString(result);
    }
}
