package hiillos.posix.server;

import hiillos.abi.Environment;
import hiillos.abi.Sender;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.Terminal;
import hiillos.abi.protocol.Time;

/**
 * What a program was given: the services, and how capabilities become objects of their protocols. Tests give others.
 *
 * @param files URIs, pipes
 * @param processes other programs
 * @param time the wall clock; null if there is none
 * @param environment the start block
 * @param opener what a Sender of an open file is spoken to with
 * @param terminals what a Sender of a terminal is spoken to with
 */
public record Services(FileSystem files, ProcessManager processes, Time time, Environment environment, Opener opener,
        Terminals terminals) {
    /** Speaks to open files. */
    public interface Opener {
        File of(Sender sender);
    }

    /** Speaks to terminals. */
    public interface Terminals {
        Terminal of(Sender sender);
    }
}
