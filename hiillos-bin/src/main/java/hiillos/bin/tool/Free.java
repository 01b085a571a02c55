package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.ProcessStatus;
import java.util.Arrays;
import java.util.Comparator;

/** {@code free [-bkmghp]}. */
final class Free extends Tool {
    @Override
    protected String options() {
        return "bkmghp bytes=b kibi=k mebi=m gibi=g human=h processes=p";
    }

    @Override
    protected String usage() {
        return "[-bkmghp]: tells how much memory there is and how much of it is free; -p also what each process is charged";
    }

    @Override
    protected void run(Options options) throws PosixException {
        long total = Posix.memoryBytes();
        long free = Posix.freeMemoryBytes();
        char unit = options.last("bkmgh");
        out.line("               total        used        free");
        out.line("Mem:    " + column(total, unit) + column(total - free, unit) + column(free, unit));
        if (options.has('p')) {
            processes(unit);
        }
    }

    /** A line for each process, the largest first, in the column of what is used. */
    private void processes(char unit) throws PosixException {
        ProcessStatus[] all = Posix.processes();
        Arrays.sort(all, Comparator.comparingLong(ProcessStatus::memoryBytes).reversed().thenComparingInt(ProcessStatus::process));
        for (ProcessStatus each : all) {
            if (each.memoryBytes() >= 0) {
                out.line(" ".repeat(20) + column(each.memoryBytes(), unit) + " ".repeat(13) + each.process() + " " + each.name());
            }
        }
    }

    private static String column(long bytes, char unit) {
        String text = switch (unit) {
            case 'b' -> Long.toString(bytes);
            case 'm' -> Long.toString(bytes >> 20);
            case 'g' -> Long.toString(bytes >> 30);
            case 'h' -> Sizes.human(bytes) + "i";
            default -> Long.toString(bytes >> 10);
        };
        return " ".repeat(Math.max(0, 12 - text.length())) + text;
    }
}
