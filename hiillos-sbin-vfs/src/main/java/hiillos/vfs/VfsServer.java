package hiillos.vfs;

import hiillos.abi.Environment;
import hiillos.abi.Export;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Log;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.Random;
import hiillos.abi.protocol.ServiceManager;
import hiillos.abi.protocol.Time;
import hiillos.launch.ImageIndex;

/** The server {@code vfs}. Its files are in memory that outlives it, so that a new process of it has them all. */
@Server(name = "vfs", priority = 17, memoryBudgetBytes = 6 << 20, stateBytes = 256 << 20)
public final class VfsServer {
    static final int IMAGE_DEVICE = 1;
    static final int MEMORY_DEVICE = 2;
    static final int DEVICES_DEVICE = 3;

    @Export(name = "files")
    Service<FileSystem> files;

    @Import(name = "random", required = false, restart = Import.Restart.RETRY)
    Random random;

    @Import(name = "time", required = false, restart = Import.Restart.RETRY)
    Time time;

    @Import(name = "services", required = false, restart = Import.Restart.RETRY)
    ServiceManager services;

    @Granted
    Environment environment;

    @Granted
    Log log;

    VfsServer() {}

    void main() throws StatusException {
        FrameRegion image = new FrameRegion(environment.vmem(), environment.frame("image"), environment.value("image"),
                MapFlags.READ);
        ImageIndex index = ImageIndex.read(new RegionBytes(image));
        FrameRegion state = new FrameRegion(environment.vmem(), environment.frame("state"), environment.value("state"),
                MapFlags.READ | MapFlags.WRITE);
        WallClock clock = new WallClock(time);
        MemoryVolume memory = new MemoryVolume(state, MEMORY_DEVICE, clock);
        VfsHost host = new VfsHost(environment, files, random, services, clock);
        SharedBuffers buffers = new SharedBuffers(host::token);
        host.buffers(buffers);
        Mounts mounts = new Mounts();
        FileService service = new FileService(mounts, buffers, host);
        mounts.add("initfs", new ImageVolume(image, index, IMAGE_DEVICE), "", "ro");
        Start start = new Start(service, mounts, text -> log.line("hiillos: vfs: " + text));
        start.mountRoot(environment.commandLine().option("root"), memory, mounts.scheme("initfs"));
        service.keepOpenFiles(memory);
        memory.collect();
        start.fill(new DeviceVolume(DEVICES_DEVICE));
        ServerLoop loop = ServerLoop.of(files.with(service));
        loop.onSenderClosed(service::clientGone);
        loop.serve();
    }
}
