package hiillos.bin.tool;

import hiillos.posix.MountedFileSystem;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code mount [-t type source place]} and {@code umount place}. */
final class Mount extends Tool {
    @Override
    protected String options() {
        return "t:o:";
    }

    @Override
    protected String usage() {
        return name.equals("umount") ? "PLACE: unmounts what is mounted there"
                : "[-t TYPE SOURCE PLACE]: mounts a file system, or lists what is mounted";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        if (name.equals("umount")) {
            options.require(1);
            for (String each : options.operands()) {
                try {
                    Posix.unmount(each);
                } catch (PosixException error) {
                    failed(each, error);
                }
            }
            return;
        }
        if (options.operands().isEmpty()) {
            for (MountedFileSystem each : Posix.mounts()) {
                out.line(each.source() + " on " + each.target() + " type " + each.type() + " (" + each.options() + ")");
            }
            return;
        }
        options.require(2);
        options.atMost(2);
        String type = options.value('t');
        if (type == null) {
            throw new Options.UsageError("-t says which type of file system it is");
        }
        try {
            Posix.mount(options.operands().get(0), options.operands().get(1), type);
        } catch (PosixException error) {
            failed(options.operands().get(1), error);
        }
    }
}
