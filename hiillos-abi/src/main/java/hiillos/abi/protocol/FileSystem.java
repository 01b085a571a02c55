package hiillos.abi.protocol;

import hiillos.abi.Frame;
import hiillos.abi.Protocol;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;

/**
 * Files by URI: {@code scheme://path}; {@code /x} means {@code fs:///x}. Paths are absolute: a working directory is the client's.
 *
 * <p>Every method that takes a URI may fail with {@code BAD_PATH} (not well formed, or too long), {@code NO_SUCH_SCHEME} (nothing
 * mounted there), {@code NOT_FOUND}, {@code NOT_A_DIRECTORY} (in the middle of the path), {@code TOO_MANY} (links in a circle,
 * open files); one that changes something with {@code READ_ONLY}, {@code NO_SPACE}.
 */
@Protocol
public interface FileSystem {
    /** The most UTF-16 code units of a URI. */
    int MAXIMUM_PATH = 1024;

    /**
     * Opens a file.
     *
     * @param flags of {@link OpenFlags}
     * @param mode permission bits of a file that is made
     * @return a Sender of protocol {@link File}
     * @throws StatusException also {@code IS_A_DIRECTORY} (to write, or to read without {@link OpenFlags#DIRECTORY}),
     *     {@code ALREADY_EXISTS}, {@code TOO_MANY}
     */
    Sender open(String uri, int flags, int mode) throws StatusException;

    /** What a URI names. @param follow whether a symbolic link at the end stands for its target */
    FileStatus status(String uri, boolean follow) throws StatusException;

    /**
     * Names in a directory, sorted.
     *
     * @param after a page's {@link DirectoryPage#next}; empty for the first page
     */
    DirectoryPage list(String uri, String after) throws StatusException;

    /** @throws StatusException also {@code ALREADY_EXISTS} */
    void makeDirectory(String uri, int mode) throws StatusException;

    /** @throws StatusException also {@code NOT_EMPTY}, {@code NOT_A_DIRECTORY} */
    void removeDirectory(String uri) throws StatusException;

    /** Removes a name; the file lives until its last name and open file are gone. @throws StatusException also {@code IS_A_DIRECTORY} */
    void unlink(String uri) throws StatusException;

    /** Moves a name, within one file system, over what may be there. @throws StatusException also {@code NOT_EMPTY}, {@code OTHER_DEVICE} */
    void rename(String from, String to) throws StatusException;

    /** Gives a file a second name. @throws StatusException also {@code ALREADY_EXISTS}, {@code OTHER_DEVICE}, {@code IS_A_DIRECTORY} */
    void link(String existing, String created) throws StatusException;

    /** Makes a symbolic link. @param target any path or URI; relative ones count from the link's directory */
    void symbolicLink(String target, String created) throws StatusException;

    /** The target of a symbolic link. @throws StatusException also {@code BAD_STATE}: no symbolic link */
    String readLink(String uri) throws StatusException;

    /** Sets permission bits. */
    void setMode(String uri, int mode) throws StatusException;

    /** Sets when the content changed. */
    void setModified(String uri, long nanos) throws StatusException;

    /** What is mounted, in the order of mounting. */
    MountInformation[] mounts() throws StatusException;

    /**
     * Mounts a file system.
     *
     * @param place {@code scheme:///}, or a directory of what is mounted
     * @param source for example a device's URI; empty for none
     * @param type {@code memory}, {@code initfs}, or the name of a driver {@code fsd.TYPE}
     * @param options separated by commas
     * @throws StatusException also {@code ALREADY_EXISTS}, {@code NOT_SUPPORTED}: no such driver
     */
    void mount(String place, String source, String type, String options) throws StatusException;

    /** @throws StatusException also {@code BAD_STATE}: files are open, or something is mounted below */
    void unmount(String place) throws StatusException;

    /** Makes a pipe. */
    PipeEnds pipe() throws StatusException;

    /**
     * Shares a buffer with the server, for {@link File#readShared} and others; for as long as the caller's Sender of this
     * protocol lives, at most eight.
     *
     * @param buffer with rights to read and write, at most 1 MiB. Calls that use what is not there any more, because it was made
     *     shorter, or for which its Job has no memory, end with {@code BAD_ADDRESS}
     * @return its token, which nobody can guess
     * @throws StatusException {@code TOO_MANY}, {@code BAD_ARGUMENT}, {@code NOT_SUPPORTED}: a Frame with a pager, or of device memory
     */
    long share(Frame buffer) throws StatusException;
}
