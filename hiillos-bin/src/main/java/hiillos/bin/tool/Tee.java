package hiillos.bin.tool;

import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code tee [-ai] [file...]}. */
final class Tee extends Tool {
    @Override
    protected String options() {
        return "ai append=a ignore-interrupts=i";
    }

    @Override
    protected String usage() {
        return "[-a] [FILE]...: copies standard input to standard output and to files";
    }

    @Override
    protected void run(Options options) throws PosixException {
        int end = options.has('a') ? OpenFlags.APPEND : OpenFlags.TRUNCATE;
        int[] files = new int[options.operands().size()];
        for (int i = 0; i < files.length; i++) {
            try {
                files[i] = Posix.open(options.operands().get(i), OpenFlags.WRITE_ONLY | OpenFlags.CREATE | end, 0666);
            } catch (PosixException error) {
                files[i] = -1;
                failed(options.operands().get(i), error);
            }
        }
        byte[] buffer = new byte[16384];
        for (int count = Posix.read(0, buffer, 0, buffer.length); count > 0; count = Posix.read(0, buffer, 0, buffer.length)) {
            for (int i = 0; i < files.length; i++) {
                if (files[i] >= 0) {
                    try {
                        Posix.writeFully(files[i], buffer, 0, count);
                    } catch (PosixException error) {
                        failed(options.operands().get(i), error);
                        files[i] = -1;
                    }
                }
            }
            Posix.writeFully(1, buffer, 0, count);
        }
    }
}
