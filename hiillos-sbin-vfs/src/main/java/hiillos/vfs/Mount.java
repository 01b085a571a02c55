package hiillos.vfs;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileInformation;

/** Something that has files. Paths are relative and normal: no empty part, no {@code .} or {@code ..}; empty for the top. */
interface Mount {
    FileInformation information(String path) throws StatusException;

    /** Reads at most {@code countBytes}; returns nothing only at or after the end. */
    byte[] read(String path, long offset, int countBytes) throws StatusException;

    String[] list(String path) throws StatusException;
}
