package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.ProcessStatus;

/** {@code ps [-aefl]}: all processes. */
final class ProcessList extends Tool {
    static final String WIDE = "    PID   PPID   PGRP S     TIME   MEMORY NAME";

    @Override
    protected String options() {
        return "aAefljx";
    }

    @Override
    protected String usage() {
        return "[-aefl]: lists processes; with the time that they ran; -l or -f with parents, groups and memory";
    }

    @Override
    protected void run(Options options) throws PosixException {
        boolean wide = options.last("flj") != 0;
        out.line(wide ? WIDE : "    PID S     TIME NAME");
        for (ProcessStatus each : Posix.processes()) {
            out.line(line(each, wide));
        }
    }

    static String line(ProcessStatus process, boolean wide) {
        String number = pad(Integer.toString(process.process()), 7);
        if (!wide) {
            return number + " " + process.state() + pad(time(process.processorNanos()), 9) + " " + process.name();
        }
        String memory = process.memoryBytes() < 0 ? "-" : Sizes.human(process.memoryBytes());
        return number + pad(Integer.toString(process.parent()), 7) + pad(Integer.toString(process.group()), 7) + " " + process.state()
                + pad(time(process.processorNanos()), 9) + pad(memory, 9) + " " + process.name();
    }

    /** Minutes, seconds and hundredths. */
    private static String time(long nanos) {
        if (nanos < 0) {
            return "-";
        }
        long hundredths = nanos / 10_000_000;
        return hundredths / 6000 + ":" + two(hundredths / 100 % 60) + "." + two(hundredths % 100);
    }

    private static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
