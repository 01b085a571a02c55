package hiillos.bin.tool;

import hiillos.bin.Programs;
import hiillos.posix.PosixException;

/** {@code help}: which programs there are. */
final class HelpText extends Tool {
    @Override
    protected String options() {
        return "";
    }

    @Override
    protected String usage() {
        return ": says which programs there are";
    }

    @Override
    protected void run(Options options) throws PosixException {
        out.line("These programs are in /bin; NAME --help says more of each:");
        StringBuilder line = new StringBuilder();
        for (String each : Programs.names()) {
            if (line.length() + each.length() + 1 > 78) {
                out.line(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(each);
        }
        out.line(line.toString());
    }
}
