package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.ProcessStatus;

/** {@code ps [-aefl]}: all processes. */
final class ProcessList extends Tool {
    @Override
    protected String options() {
        return "aAefljx";
    }

    @Override
    protected String usage() {
        return "[-aefl]: lists processes; -l or -f with parents, groups and memory";
    }

    @Override
    protected void run(Options options) throws PosixException {
        boolean wide = options.last("flj") != 0;
        out.line(wide ? "    PID   PPID   PGRP S   MEMORY NAME" : "    PID S NAME");
        for (ProcessStatus each : Posix.processes()) {
            out.line(line(each, wide));
        }
    }

    static String line(ProcessStatus process, boolean wide) {
        String number = pad(Integer.toString(process.process()), 7);
        if (!wide) {
            return number + " " + process.state() + " " + process.name();
        }
        String memory = process.memoryBytes() < 0 ? "-" : Sizes.human(process.memoryBytes());
        return number + pad(Integer.toString(process.parent()), 7) + pad(Integer.toString(process.group()), 7) + " " + process.state()
                + pad(memory, 9) + " " + process.name();
    }

    static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
