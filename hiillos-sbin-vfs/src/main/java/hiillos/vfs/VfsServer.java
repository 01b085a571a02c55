package hiillos.vfs;

import hiillos.abi.Export;
import hiillos.abi.Import;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootFiles;
import hiillos.abi.protocol.InitFs;

/** The server {@code vfs}. */
@Server(name = "vfs", priority = 17)
public final class VfsServer {
    @Import(name = "initfs")
    InitFs initfs;

    @Export(name = "files")
    Service<BootFiles> files;

    VfsServer() {}

    void main() throws StatusException {
        MountTable mounts = new MountTable();
        mounts.mount("initfs", new InitFsMount(initfs));
        ServerLoop.run(files.with(new Vfs(mounts)));
    }
}
