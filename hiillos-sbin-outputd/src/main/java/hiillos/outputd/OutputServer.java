package hiillos.outputd;

import hiillos.abi.Clock;
import hiillos.abi.CommandLine;
import hiillos.abi.Deferred;
import hiillos.abi.Environment;
import hiillos.abi.Export;
import hiillos.abi.Frame;
import hiillos.abi.Granted;
import hiillos.abi.Import;
import hiillos.abi.Irq;
import hiillos.abi.Job;
import hiillos.abi.Log;
import hiillos.abi.Mapping;
import hiillos.abi.Notify;
import hiillos.abi.PortAccess;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.Vmem;
import hiillos.abi.Watches;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.protocol.KeyInput;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.Terminal;
import java.util.List;

/**
 * The server {@code outputd}: the user's consoles. The first is on the serial line and on the framebuffer, the same text on both;
 * the second on the framebuffer alone; the third shows the kernel's log. Commands of the kernel's command line: {@code
 * log=console}.
 */
@Server(name = "outputd", priority = 18, ioPorts = {SerialLine.FIRST_PORT, SerialLine.LAST_PORT}, irqs = SerialLine.IRQ,
        framebuffer = true, stateBytes = SavedState.BYTES, memoryBudgetBytes = 4 << 20)
public final class OutputServer {
    private static final int PLAIN_COLUMNS = 80;
    private static final int PLAIN_ROWS = 24;
    private static final int SIXTEEN_BITS = 0xffff;
    /** Clients that may wait for the consoles to be ready. */
    private static final int MOST_WATCHES = 256;
    private static final int RED_FIRST = 2;
    private static final long PAGE = 4096;

    @Export(name = "console")
    Service<Terminal> console;

    @Export(name = "console2")
    Service<Terminal> secondConsole;

    @Export(name = "keys")
    Service<KeyInput> keys;

    @Import(name = "processes", required = false)
    ProcessManager processes;

    @Granted
    Environment environment;

    @Granted
    Job job;

    @Granted
    Log log;

    @Granted
    Vmem vmem;

    @Granted
    CommandLine commandLine;

    private final SerialLine line = new SerialLine(PortAccess.ofProcessor(), SerialLine.FIRST_PORT);
    private boolean mirrors;

    OutputServer() {}

    void main() throws StatusException {
        ScreenView view = view();
        int columns = view == null ? PLAIN_COLUMNS : view.columns();
        int rows = view == null ? PLAIN_ROWS : view.rows();
        Watches.Limit watches = new Watches.Limit(console::publish, MOST_WATCHES, MOST_WATCHES);
        Console first = new Console(1, new TextScreen(columns, rows), this::mirror, OutputServer::postpone, watches, this::signal);
        Console second = new Console(2, new TextScreen(columns, rows), OutputServer::nowhere, OutputServer::postpone, watches, this::signal);
        Console logConsole = new Console(3, new TextScreen(columns, rows), OutputServer::nowhere, OutputServer::postpone, watches,
                (group, signal) -> { });
        Consoles consoles = new Consoles(List.of(first, second, logConsole), view);
        LogFeed feed = new LogFeed(new KernelLog(log), first, logConsole, commandLine.has("log", "console"), () -> mirrors = true);
        StateMemory memory = memory(first, second);
        ServerLoop loop = ServerLoop.of(console.with(first), secondConsole.with(second), keys.with(consoles));
        if (line.start()) {
            Irq irq = new Irq(environment.handle("irq." + SerialLine.IRQ, ObjectType.IRQ));
            Notify notify = job.notification();
            irq.bind(notify, 1);
            loop.onSignal(notify, bits -> line.interrupted(first::type));
            line.interrupted(first::type);
        }
        loop.onIdle(() -> {
            boolean isLookedAt = consoles.active() == logConsole;
            long next = feed.next(Clock.nanos(), isLookedAt);
            if (next != Long.MAX_VALUE) {
                feed.pump();
            }
            consoles.draw();
            if (memory != null) {
                memory.save();
            }
            return next;
        });
        // What was logged before a program's first word stands before it, and calls that wait already are shown on the line.
        feed.pump();
        first.beforeFirstUse(feed::pump);
        loop.serve();
    }

    /** The framebuffer's; null without one. */
    private ScreenView view() throws StatusException {
        if (!environment.has("framebuffer") || commandLine.has("console", "serial")) {
            return null;
        }
        Frame frame = environment.frame("framebuffer");
        long shape = environment.value("framebuffer");
        int height = (int) (shape >>> 16) & SIXTEEN_BITS;
        int rowBytes = (int) (shape >>> 32) & 0xffffff;
        long countBytes = (long) height * rowBytes;
        long address = vmem.map(frame, 0, 0, countBytes + PAGE - 1 & -PAGE,
                MapFlags.READ | MapFlags.WRITE | MapFlags.CACHE_WRITE_COMBINING);
        return new ScreenView(new MappedCanvas(address, countBytes), (int) shape & SIXTEEN_BITS, height, rowBytes,
                shape >>> 56 == RED_FIRST);
    }

    /** Where the consoles' state outlives this process; null without such a place. */
    private StateMemory memory(Console... consoles) throws StatusException {
        if (!environment.has("state")) {
            return null;
        }
        StateMemory memory = new StateMemory(Mapping.writable(vmem, environment.frame("state"), SavedState.BYTES), consoles);
        memory.restore();
        return memory;
    }

    private void mirror(byte[] bytes, int from, int count) {
        if (mirrors) {
            line.send(bytes, from, count);
        }
    }

    private static void nowhere(byte[] bytes, int from, int count) {
        // The screen is all there is.
    }

    private static Console.Waiting postpone() throws StatusException {
        Deferred<byte[]> answer = Deferred.take();
        return new Console.Waiting() {
            @Override
            public boolean complete(byte[] bytes) {
                return answer.complete(bytes);
            }

            @Override
            public boolean fail(int status) {
                return answer.fail(status);
            }

            @Override
            public boolean isAwaited() {
                return answer.isAwaited();
            }
        };
    }

    private void signal(int group, int signal) {
        if (processes == null) {
            return;
        }
        try {
            processes.signal(-group, signal);
        } catch (StatusException failure) {
            // The group is gone, or the process manager is just being restarted: who types Ctrl-C types it again.
            log.line("hiillos: outputd: no signal to group " + group + ": " + failure.getMessage());
        }
    }
}
