package hiillos.posix.server;

import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.Ready;
import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.OpenFile;
import hiillos.posix.Poll;
import hiillos.posix.PosixException;
import hiillos.posix.Terminal;
import hiillos.posix.Whence;
import java.util.Arrays;

/** An open file of a server: a capability. */
final class ServerFile implements OpenFile {
    private final ServerSystem system;
    private final Sender sender;
    private final File file;
    /** Asked for when it is needed. */
    private FileKind kind;
    /** Made when it is needed. */
    private Terminal terminal;

    /** @param kind null: not known yet */
    ServerFile(ServerSystem system, Sender sender, FileKind kind) {
        this.system = system;
        this.sender = sender;
        this.kind = kind;
        file = system.services().opener().of(sender);
    }

    private boolean isTerminal() {
        if (kind == null) {
            try {
                kind = file.status().kind();
            } catch (StatusException gone) {
                kind = FileKind.DEVICE;
            }
        }
        return kind == FileKind.TERMINAL;
    }

    /** The buffer for a long transfer; null if bytes go with the message. Terminals belong to another server. */
    private SharedBuffer bufferFor(int count) {
        return count > File.MAXIMUM_BYTES && !isTerminal() ? system.buffer() : null;
    }

    Sender sender() {
        return sender;
    }

    /** Whether a call may have to wait for another process. */
    private boolean isPipe() {
        return !isTerminal() && kind == FileKind.PIPE;
    }

    /** @throws PosixException {@code EINTR}: a caught signal came before */
    private void awaitReady(int events) throws PosixException {
        system.waitReady(new OpenFile[] {this}, new int[] {events}, Long.MAX_VALUE);
    }

    @Override
    public int read(byte[] bytes, int start, int count) throws PosixException {
        if (isTerminal()) {
            return readTerminal(bytes, start, count);
        }
        if (system.signals().areCaught() && isPipe()) {
            awaitReady(Poll.READABLE);
        }
        return readOnce(bytes, start, count);
    }

    /** A read that a signal ended begins again, unless the signal is caught. */
    private int readTerminal(byte[] bytes, int start, int count) throws PosixException {
        while (true) {
            system.awaitForeground(terminal());
            if (system.signals().areCaught()) {
                awaitReady(Poll.READABLE);
                // It may have been sent to the background meanwhile.
                system.awaitForeground(terminal());
            }
            try {
                return readOnce(bytes, start, count);
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw error;
                }
                system.signals().check();
            }
        }
    }

    /** A transfer through a buffer. */
    @FunctionalInterface
    private interface Transfer {
        int through(SharedBuffer buffer) throws StatusException;
    }

    /** A file server that was started anew does not know the buffer: it gets another one. */
    private int through(SharedBuffer buffer, Transfer transfer) throws StatusException {
        try {
            return transfer.through(buffer);
        } catch (StatusException failure) {
            if (failure.status() != ServiceStatus.STALE || !system.renewBuffer()) {
                throw failure;
            }
            return transfer.through(system.buffer());
        }
    }

    private int readOnce(byte[] bytes, int start, int count) throws PosixException {
        try {
            SharedBuffer buffer = bufferFor(count);
            if (buffer != null) {
                int size = Math.min(count, SharedBuffer.BYTES);
                int read = through(buffer, each -> file.readShared(each.token(), 0, size));
                system.buffer().read(bytes, start, read);
                return read;
            }
            byte[] read = file.read(Math.min(count, File.MAXIMUM_BYTES));
            System.arraycopy(read, 0, bytes, start, read.length);
            return read.length;
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public int write(byte[] bytes, int start, int count) throws PosixException {
        if (count == 0) {
            return 0;
        }
        int most = count;
        if (system.signals().areCaught() && isPipe()) {
            awaitReady(Poll.WRITABLE);
            most = Math.min(count, Ready.WRITE_BYTES);
        }
        return writeOnce(bytes, start, most);
    }

    private int writeOnce(byte[] bytes, int start, int count) throws PosixException {
        try {
            SharedBuffer buffer = bufferFor(count);
            if (buffer != null) {
                int size = Math.min(count, SharedBuffer.BYTES);
                return through(buffer, each -> {
                    each.write(bytes, start, size);
                    return file.writeShared(each.token(), 0, size);
                });
            }
            int size = Math.min(count, File.MAXIMUM_BYTES);
            return file.write(start == 0 && size == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, start + size));
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public long seek(long offset, Whence whence) throws PosixException {
        try {
            return file.seek(offset, Translation.origin(whence));
        } catch (StatusException error) {
            throw error.status() == hiillos.abi.kernel.Status.NOT_SUPPORTED
                    ? new PosixException(Errno.ESPIPE) : Translation.error(error);
        }
    }

    @Override
    public FileStatus status() throws PosixException {
        try {
            return Translation.status(file.status());
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void truncate(long sizeBytes) throws PosixException {
        try {
            file.truncate(sizeBytes);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public int readyEvents() throws PosixException {
        try {
            int ready = file.ready();
            return ((ready & Ready.READ) != 0 ? Poll.READABLE : 0) | ((ready & Ready.WRITE) != 0 ? Poll.WRITABLE : 0)
                    | ((ready & Ready.HANG_UP) != 0 ? Poll.HANGUP : 0);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    /**
     * Has a Notify signalled when one of some events is there.
     *
     * @param events of {@link Poll}; that the other side is gone is one always
     * @return what is to be closed when nobody waits any more; null if one of them is there
     * @throws StatusException too many wait already
     */
    Sender watch(int events, Notify notify, long bits) throws StatusException {
        int ready = Ready.HANG_UP | ((events & Poll.READABLE) != 0 ? Ready.READ : 0) | ((events & Poll.WRITABLE) != 0 ? Ready.WRITE : 0);
        return file.watch(ready, notify, bits);
    }

    @Override
    public void close() {
        sender.close();
    }

    @Override
    public Terminal terminal() {
        if (terminal == null && isTerminal()) {
            terminal = new ServerTerminal(system.services().terminals().of(sender));
        }
        return terminal;
    }
}
