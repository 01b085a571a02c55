package hiillos.pm;

import hiillos.abi.Receiver;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.protocol.KeptServer;
import hiillos.abi.protocol.ServiceInformation;
import hiillos.abi.protocol.ServiceManager;
import hiillos.abi.protocol.Vault;
import hiillos.launch.ExitReasons;
import hiillos.launch.LaunchException;
import hiillos.launch.Manifest;
import hiillos.launch.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Starts servers and starts them again when they end. A server's Receiver, budget and state belong to pm and are kept by
 * root, so that the Senders of its clients live on: calls wait in the Receiver until the next process takes them.
 */
final class Supervisor implements ServiceManager {
    /** A server that ends sooner after its start has had a short life. */
    static final long SHORT_LIFE_NANOS = 20_000_000;
    /** After so many short lives in a row a server is given up. */
    static final int SHORT_LIVES = 8;
    private static final String PROGRAMS = "sbin";

    private final Programs programs;
    private final Starter starter;
    private final Vault vault;
    private final LongSupplier clock;
    private final Consumer<String> console;
    private final Map<String, ServerState> servers = new LinkedHashMap<>();
    private final Wiring wiring;

    /** Makes the parts and processes of servers. */
    interface Starter {
        /** Fills in Receiver, Job and state. */
        void provide(ServerState server) throws StatusException;

        /** Starts a process. @return its number */
        int start(ServerState server, Programs.Loaded program) throws StatusException;

        /** Ends the server's process. */
        void kill(int process) throws StatusException;
    }

    /**
     * @param self pm's own manifest; its services are there already
     * @param clock monotonic nanoseconds
     */
    Supervisor(Manifest self, Programs programs, Starter starter, Vault vault, LongSupplier clock, Consumer<String> console)
            throws StatusException {
        this.clock = clock;
        this.programs = programs;
        this.starter = starter;
        this.vault = vault;
        this.console = console;
        wiring = Wiring.of(self, manifests(self));
        for (String problem : wiring.problems()) {
            console.accept(problem);
        }
        for (Manifest manifest : wiring.order()) {
            ServerState server = new ServerState(manifest);
            servers.put(manifest.name(), server);
        }
    }

    private List<Manifest> manifests(Manifest self) throws StatusException {
        List<Manifest> manifests = new ArrayList<>();
        String[] names = programs.index().names(PROGRAMS);
        for (String name : names == null ? new String[0] : names) {
            String path = PROGRAMS + "/" + name;
            if (name.equals(self.name()) || programs.index().find(path).isDirectory()) {
                continue;
            }
            try {
                Manifest manifest = programs.load(path).manifest();
                if (manifest == null) {
                    throw new LaunchException(path + " has no manifest");
                }
                if (!manifest.name().equals(name)) {
                    throw new LaunchException(path + " says that its name is " + manifest.name());
                }
                manifests.add(manifest);
            } catch (LaunchException problem) {
                console.accept(problem.getMessage() + "; it is left out");
            }
        }
        return manifests;
    }

    Wiring wiring() {
        return wiring;
    }

    /** Takes over what an earlier pm left with root. */
    void recover() throws StatusException {
        for (String name : vault.servers()) {
            ServerState server = servers.get(name);
            if (server != null) {
                KeptServer kept = vault.server(name);
                server.receiver = kept.receiver();
                server.job = kept.job();
                server.state = kept.state();
                server.starts = kept.starts();
            }
        }
    }

    /** Makes the Receivers of all servers: who starts first can call who starts later, and waits. */
    void provide() throws StatusException {
        for (ServerState server : servers.values()) {
            if (server.receiver == null) {
                provide(server);
            }
        }
    }

    private void provide(ServerState server) throws StatusException {
        try {
            starter.provide(server);
        } catch (StatusException failure) {
            console.accept(server.manifest.name() + " gets no budget: " + failure.getMessage());
            return;
        }
        keep(server);
    }

    private void keep(ServerState server) throws StatusException {
        vault.keepServer(server.manifest.name(), server.receiver, server.job, server.state, server.starts);
    }

    /** The Receiver of a server; null if it was given up. */
    Receiver receiver(String server) {
        ServerState state = servers.get(server);
        return state == null ? null : state.receiver;
    }

    /** An earlier pm started this process. */
    void adopt(String name, int process) {
        ServerState server = servers.get(name);
        if (server != null) {
            server.process = process;
            server.startedNanos = clock.getAsLong();
        }
    }

    /** Starts the servers that an earlier pm had started, and that have no process: it ended between the end of one and the next. */
    void startAgain() throws StatusException {
        for (ServerState server : servers.values()) {
            if (server.starts > 0 && server.process == 0 && server.receiver != null) {
                console.accept(server.manifest.name() + " has no process; started again");
                launchOrGiveUp(server);
            }
        }
    }

    @Override
    public String start(String name, boolean restart) throws StatusException {
        ServerState server = servers.get(name);
        if (server == null) {
            String problem = add(name);
            if (problem != null) {
                return problem;
            }
            server = servers.get(name);
        }
        server.restart = restart;
        if (server.process != 0) {
            return "";
        }
        server.shortLives = 0;
        return launch(server);
    }

    /** Reads a program that was not wired at the start: maybe what it needs has come since. */
    private String add(String name) throws StatusException {
        Manifest manifest;
        try {
            manifest = programs.load(PROGRAMS + "/" + name).manifest();
            if (manifest == null || !manifest.name().equals(name)) {
                return PROGRAMS + "/" + name + " has no manifest of this name";
            }
        } catch (LaunchException unsound) {
            return unsound.getMessage();
        } catch (StatusException absent) {
            return "there is no program " + PROGRAMS + "/" + name;
        }
        return add(manifest);
    }

    /** Adds a server to the running system. @return null, or a sentence that says which rule it breaks */
    String add(Manifest manifest) throws StatusException {
        String problem = wiring.add(manifest);
        if (problem == null) {
            ServerState server = new ServerState(manifest);
            try {
                starter.provide(server);
            } catch (StatusException failure) {
                wiring.remove(manifest);
                return manifest.name() + " cannot start: " + failure.getMessage();
            }
            servers.put(manifest.name(), server);
            keep(server);
        }
        return problem;
    }

    private String launch(ServerState server) throws StatusException {
        String name = server.manifest.name();
        try {
            if (server.receiver == null) {
                starter.provide(server);
            }
            server.starts++;
            keep(server);
            server.startedNanos = clock.getAsLong();
            server.process = starter.start(server, programs.load(PROGRAMS + "/" + name));
            return "";
        } catch (LaunchException unsound) {
            return unsound.getMessage();
        } catch (StatusException failure) {
            return name + " cannot start: " + failure.getMessage();
        }
    }

    /** A server's process is over. */
    void ended(String name, int process, long reason) throws StatusException {
        ServerState server = servers.get(name);
        if (server == null || server.process != process) {
            return;
        }
        server.process = 0;
        // Who is killed has not failed.
        boolean shortLife = ExitReason.kind(reason) != ExitReason.KILLED
                && clock.getAsLong() - server.startedNanos < SHORT_LIFE_NANOS;
        server.shortLives = shortLife ? server.shortLives + 1 : 0;
        String sentence = name + " (process " + process + ") ended: " + ExitReasons.sentence(reason);
        if (!server.restart) {
            console.accept(sentence);
            giveUp(server);
        } else if (server.shortLives >= SHORT_LIVES) {
            console.accept(sentence + "; given up after " + SHORT_LIVES + " short lives");
            giveUp(server);
        } else {
            console.accept(sentence + "; started again");
            launchOrGiveUp(server);
        }
    }

    private void launchOrGiveUp(ServerState server) throws StatusException {
        String problem = launch(server);
        if (!problem.isEmpty()) {
            console.accept(problem);
            giveUp(server);
        }
    }

    /** Calls of its services fail from now on instead of waiting for ever. */
    private void giveUp(ServerState server) throws StatusException {
        if (server.receiver != null) {
            vault.forgetServer(server.manifest.name());
            server.receiver.close();
            server.receiver = null;
            server.job.close();
            if (server.state != null) {
                server.state.close();
                server.state = null;
            }
        }
    }

    @Override
    public void stop(String name) throws StatusException {
        ServerState server = servers.get(name);
        if (server == null || server.process == 0) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        server.restart = false;
        starter.kill(server.process);
    }

    @Override
    public ServiceInformation[] services() {
        ServiceInformation[] result = new ServiceInformation[servers.size()];
        int i = 0;
        for (ServerState server : servers.values()) {
            String[] exports = new String[server.manifest.exports().size()];
            for (int j = 0; j < exports.length; j++) {
                exports[j] = server.manifest.exports().get(j).name();
            }
            result[i++] = new ServiceInformation(server.manifest.name(), server.process, server.starts, exports);
        }
        return result;
    }

    @Override
    public String[] problems() {
        return wiring.problems().toArray(new String[0]);
    }
}
