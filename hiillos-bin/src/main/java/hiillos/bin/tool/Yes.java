package hiillos.bin.tool;

import hiillos.posix.PosixException;

/** {@code yes [text...]}. */
final class Yes extends Tool {
    @Override
    protected String options() {
        return "+";
    }

    @Override
    protected String usage() {
        return "[TEXT]...: prints a text, or y, again and again";
    }

    @Override
    protected void run(Options options) throws PosixException {
        String line = (options.operands().isEmpty() ? "y" : String.join(" ", options.operands())) + "\n";
        String many = line.repeat(Math.max(1, 4096 / line.length()));
        while (true) {
            out.print(many);
            out.flush();
        }
    }
}
