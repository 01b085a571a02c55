package hiillos.testkit;

import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessManagerProxy;
import hiillos.abi.protocol.ServiceManager;
import hiillos.abi.protocol.ServiceManagerProxy;
import hiillos.kernel.host.HostedKernel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A whole hiillos in this JVM: the kernel's own classes on a simulated machine, and root, pm, vfs, init and servers of yours as
 * processes of it, unchanged. It starts in about a second, and a debugger stops in the test, in any server and in the kernel.
 *
 * <pre>{@code
 * try (InProcessSystem system = InProcessSystem.builder().server(GreetingServerStart.class).start()) {
 *     Greetings greetings = system.connect("greetings", GreetingsProxy::new);
 *     assertEquals("Hello, you", greetings.greet("you"));
 * }
 * }</pre>
 *
 * <p>Each process has classes of its own (all but those of {@code java}, {@code hiillos.abi} and {@code hiillos.word}), memory,
 * handles and budget as on hiillos. Not as there: the class library is the JVM's, time is the JVM's, suspended threads stop at
 * their next call only, and programs cannot start threads by system call, but by {@link Thread}.
 *
 * <p>Any Java thread may call any method. A thread that called {@link #connect} is a thread of the system's program
 * {@code client} until the system is closed, and cannot be one of another system meanwhile.
 */
public final class InProcessSystem implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final ThreadLocal<InProcessSystem> RUNNING = new ThreadLocal<>();
    /** The system whose client the calling thread is. */
    private static final ThreadLocal<InProcessSystem> JOINED = new ThreadLocal<>();

    private final SerialLog serial = new SerialLog();
    private final CompletableFuture<SimulatedKernel> client = new CompletableFuture<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final InProcessHost host;
    private final HostedKernel kernel;
    private volatile Environment environment;
    private volatile boolean closed;

    InProcessSystem(ClassLoader programs, byte[] initfs, String commandLine) {
        host = new InProcessHost(this, programs);
        kernel = KernelClasses.kernel(programs, host);
        kernel.boot(initfs, commandLine);
    }

    /** A system of root, pm, vfs and init, and what is added. */
    public static InProcessBuilder builder() {
        return new InProcessBuilder();
    }

    /** The system whose program the calling thread runs. */
    static InProcessSystem running() {
        return RUNNING.get();
    }

    void enter() {
        RUNNING.set(this);
    }

    /** The program {@code client} runs: test threads may join it. */
    void clientRuns(Environment ofClient) {
        environment = ofClient;
        client.complete(SimulatedKernel.current());
    }

    /** What comes over the serial line: the kernel's log, and the console once it has taken over. */
    public SerialLog serial() {
        return serial;
    }

    /** Types on the serial line. */
    public void type(String text) {
        kernel.serialInput(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Connects the test to a service, as a client with a process of its own.
     *
     * @param service name of an export of a server that was added, or of {@code files}, {@code processes}, {@code services}
     * @param proxy the protocol's proxy, {@code GreetingsProxy::new}
     * @throws IllegalStateException the calling thread is a client of another system that is not closed
     * @throws MachineException the system did not come so far, or nobody exports the service; says what the system said
     */
    public <T> T connect(String service, Function<Connection, T> proxy) {
        join();
        if (!environment.has(service)) {
            throw new MachineException("nobody exports \"" + service + "\"; the system said:" + System.lineSeparator()
                    + serial.tail());
        }
        return proxy.apply(environment.connect(service));
    }

    /** The process manager: who runs, and who is to end. */
    public ProcessManager processes() {
        return connect("processes", ProcessManagerProxy::new);
    }

    /** The services and the numbers of their processes. */
    public ServiceManager services() {
        return connect("services", ServiceManagerProxy::new);
    }

    private void join() {
        InProcessSystem other = JOINED.get();
        if (other != null && other != this && !other.closed) {
            throw new IllegalStateException("this thread is a client of another system: take another thread");
        }
        JOINED.set(this);
        try {
            Object parent = CompletableFuture.anyOf(client, end).get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (end.isDone()) {
                throw new MachineException("the system was switched off; it said:" + System.lineSeparator() + serial.tail());
            }
            kernel.join(parent);
        } catch (TimeoutException late) {
            throw new MachineException("the system did not start within " + START_LIMIT.toSeconds() + " s; it said:"
                    + System.lineSeparator() + serial.tail());
        } catch (ExecutionException failure) {
            throw new MachineException("the simulated machine failed; the system said:" + System.lineSeparator() + serial.tail(),
                    failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted while the system starts", interrupted);
        }
    }

    /** Waits until the machine is switched off: 0, unless a program asked for another code. */
    public int awaitEnd(Duration limit) {
        try {
            return end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new MachineException("the system was not switched off within " + limit.toSeconds() + " s; it said:"
                    + System.lineSeparator() + serial.tail());
        } catch (ExecutionException failure) {
            throw new MachineException("the simulated machine failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted while the system ends", interrupted);
        }
    }

    void ended(int code) {
        serial.end();
        end.complete(code);
    }

    void failed(Throwable problem) {
        serial.end();
        client.completeExceptionally(problem);
        end.completeExceptionally(problem);
    }

    /** Switches the machine off. Programs that are just running code of their own end when they next enter the kernel. */
    @Override
    public void close() {
        closed = true;
        kernel.leave();
        kernel.stop();
        serial.end();
    }
}
