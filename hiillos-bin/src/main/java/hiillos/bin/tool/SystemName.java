package hiillos.bin.tool;

import hiillos.posix.PosixException;

/** {@code uname [-asnrvm]}. */
final class SystemName extends Tool {
    @Override
    protected String options() {
        return "asnrvm all=a";
    }

    @Override
    protected String usage() {
        return "[-asnrvm]: prints the names of system, machine and version";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.atMost(0);
        StringBuilder line = new StringBuilder();
        String[] values = {"hiillos", "hiillos", "0.1.0", "capability microkernel in Java", "x86_64"};
        for (int i = 0; i < values.length; i++) {
            char letter = "snrvm".charAt(i);
            if (options.has('a') || options.has(letter) || letter == 's' && options.last("asnrvm") == 0) {
                line.append(line.length() > 0 ? " " : "").append(values[i]);
            }
        }
        out.line(line.toString());
    }
}
