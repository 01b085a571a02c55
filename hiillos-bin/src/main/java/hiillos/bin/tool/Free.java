package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code free [-bkmh]}. */
final class Free extends Tool {
    @Override
    protected String options() {
        return "bkmgh bytes=b kibi=k mebi=m gibi=g human=h";
    }

    @Override
    protected String usage() {
        return "[-bkmgh]: tells how much memory there is and how much of it is free";
    }

    @Override
    protected void run(Options options) throws PosixException {
        long total = Posix.memoryBytes();
        long free = Posix.freeMemoryBytes();
        char unit = options.last("bkmgh");
        out.line("               total        used        free");
        out.line("Mem:    " + column(total, unit) + column(total - free, unit) + column(free, unit));
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
