package hiillos.bin.tool;

import hiillos.posix.ByteInput;
import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code sha256sum [-c] [file...]}. */
final class Digest extends Tool {
    @Override
    protected String options() {
        return "cbt check=c binary=b text=t";
    }

    @Override
    protected String usage() {
        return "[-c] [FILE]...: prints SHA-256 sums, with -c checks those that files list";
    }

    @Override
    protected void run(Options options) throws PosixException {
        for (String path : options.files()) {
            int file = open(path);
            if (file < 0) {
                continue;
            }
            try {
                if (options.has('c')) {
                    check(path, new ByteInput(file));
                } else {
                    out.line(digest(file) + (options.has('b') ? " *" : "  ") + path);
                }
            } catch (PosixException error) {
                failed(path, error);
            }
            close(file);
        }
    }

    private static String digest(int file) throws PosixException {
        Sha256 sha = new Sha256();
        byte[] buffer = new byte[16384];
        for (int count = Posix.read(file, buffer, 0, buffer.length); count > 0; count = Posix.read(file, buffer, 0, buffer.length)) {
            sha.update(buffer, 0, count);
        }
        return sha.hexadecimal();
    }

    private void check(String list, ByteInput input) throws PosixException {
        int wrong = 0;
        int lines = 0;
        for (byte[] bytes = input.line(); bytes != null; bytes = input.line()) {
            String line = text(bytes);
            if (line.length() < 67) {
                continue;
            }
            lines++;
            String path = new String(line.substring(66).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                    java.nio.charset.StandardCharsets.UTF_8);
            try {
                int file = Posix.open(path, OpenFlags.READ_ONLY, 0);
                boolean good = digest(file).equals(line.substring(0, 64));
                Posix.close(file);
                out.line(path + (good ? ": OK" : ": FAILED"));
                wrong += good ? 0 : 1;
            } catch (PosixException error) {
                failed(path, error);
                out.line(path + ": FAILED open or read");
            }
        }
        if (lines == 0) {
            complain(list + ": no properly formatted checksum lines found");
            status = 1;
        }
        if (wrong > 0) {
            complain("WARNING: " + wrong + " computed checksum" + (wrong == 1 ? "" : "s") + " did NOT match");
            status = 1;
        }
    }
}
