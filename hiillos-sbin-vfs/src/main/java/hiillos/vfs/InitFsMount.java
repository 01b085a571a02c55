package hiillos.vfs;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.InitFs;

/** The files that the system was started with. */
record InitFsMount(InitFs initfs) implements Mount {
    @Override
    public FileInformation information(String path) throws StatusException {
        return initfs.information(path);
    }

    @Override
    public byte[] read(String path, long offset, int countBytes) throws StatusException {
        return initfs.read(path, offset, countBytes);
    }

    @Override
    public String[] list(String path) throws StatusException {
        return initfs.list(path);
    }
}
