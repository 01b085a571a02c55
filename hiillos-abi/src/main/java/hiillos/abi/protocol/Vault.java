package hiillos.abi.protocol;

import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.Nullable;
import hiillos.abi.ProcessControl;
import hiillos.abi.Protocol;
import hiillos.abi.Receiver;
import hiillos.abi.StatusException;

/** What the process manager leaves with root, so that its successor finds it; for the process manager alone. */
@Protocol
public interface Vault {
    /** Keeps what belongs to a server, in place of what was kept under the name. */
    void keepServer(String name, Receiver receiver, Job job, @Nullable Frame state, int starts) throws StatusException;

    /** The server was given up: with the last handle of its Receiver its clients' calls fail. */
    void forgetServer(String name) throws StatusException;

    /** The names of servers that were kept. */
    String[] servers() throws StatusException;

    /** @throws StatusException {@code NOT_FOUND} */
    KeptServer server(String name) throws StatusException;

    /** Keeps a process, in place of what was kept under its number but for {@link #keepSignals}. */
    void keepProcess(ProcessRecord process, ProcessControl control, Job job) throws StatusException;

    /** The process is over. */
    void forgetProcess(int number) throws StatusException;

    /** The numbers of processes that are kept. */
    int[] processes() throws StatusException;

    /** @throws StatusException {@code NOT_FOUND} */
    KeptProcess process(int number) throws StatusException;

    /**
     * Keeps with a process what it wants to do with signals, in place of what was kept of that; see {@link KeptProcess}.
     *
     * @throws StatusException {@code NOT_FOUND}: no such process is kept
     */
    void keepSignals(int number, @Nullable Notify signals, long caught, long ignored) throws StatusException;

    /** The highest number that a kept process ever had. */
    int highestNumber() throws StatusException;
}
