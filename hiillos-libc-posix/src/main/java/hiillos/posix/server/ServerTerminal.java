package hiillos.posix.server;

import hiillos.abi.StatusException;
import hiillos.posix.PosixException;
import hiillos.posix.Terminal;
import hiillos.posix.TerminalMode;
import hiillos.posix.TerminalSize;

/** A terminal of the console server. */
final class ServerTerminal implements Terminal {
    private final hiillos.abi.protocol.Terminal terminal;

    ServerTerminal(hiillos.abi.protocol.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public TerminalMode mode() throws PosixException {
        try {
            hiillos.abi.protocol.TerminalMode mode = terminal.mode();
            return new TerminalMode(mode.canonical(), mode.echo(), mode.signals());
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void setMode(TerminalMode mode) throws PosixException {
        try {
            terminal.setMode(new hiillos.abi.protocol.TerminalMode(mode.lines(), mode.echo(), mode.signals()));
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public TerminalSize size() throws PosixException {
        try {
            hiillos.abi.protocol.TerminalSize size = terminal.size();
            return new TerminalSize(size.columns(), size.rows());
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public int foregroundGroup() throws PosixException {
        try {
            return terminal.foregroundGroup();
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void setForegroundGroup(int group) throws PosixException {
        try {
            terminal.setForegroundGroup(group);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }
}
