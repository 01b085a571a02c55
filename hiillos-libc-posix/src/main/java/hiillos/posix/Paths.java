package hiillos.posix;

import java.util.ArrayList;
import java.util.List;

/**
 * POSIX paths (XBD 4.16) and their place among URIs: {@code /x} is {@code fs:///x}; a path that begins with
 * {@code scheme://} is a URI already. Symbolic links do not exist yet, so {@code ..} can be resolved in the text.
 */
public final class Paths {
    /** {@code PATH_MAX}: characters, with the zero that C has at the end. */
    public static final int MAXIMUM = 4096;
    /** {@code NAME_MAX}: bytes of one part; counted in characters here, which is never more. */
    public static final int MAXIMUM_NAME = 255;
    private static final String SEPARATOR = "://";
    private static final String DEFAULT_PREFIX = "fs://";

    private Paths() {}

    /**
     * The URI of a path.
     *
     * @param workingDirectory a URI, as this method returns them
     * @throws PosixException {@code ENOENT}: the path is empty or has a zero character; {@code ENAMETOOLONG}
     */
    public static String resolve(String workingDirectory, String path) throws PosixException {
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new PosixException(Errno.ENOENT);
        }
        if (path.length() >= MAXIMUM) {
            throw new PosixException(Errno.ENAMETOOLONG);
        }
        int end = prefixEnd(path);
        if (end > 0) {
            return path.substring(0, end) + normalize(path.substring(end));
        }
        if (path.charAt(0) == '/') {
            return DEFAULT_PREFIX + normalize(path);
        }
        int prefix = prefixEnd(workingDirectory);
        return workingDirectory.substring(0, prefix) + normalize(workingDirectory.substring(prefix) + "/" + path);
    }

    /** A URI as people see it: {@code fs:///x} is {@code /x}, and no slash at the end but the top's. */
    public static String display(String uri) {
        String path = uri.startsWith(DEFAULT_PREFIX + "/") ? uri.substring(DEFAULT_PREFIX.length()) : uri;
        int top = prefixEnd(path) + 1;
        return path.length() > top && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Where the path begins in {@code scheme://authority/path}; 0 if the text is no URI. */
    private static int prefixEnd(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator <= 0 || text.lastIndexOf('/', separator - 1) >= 0) {
            return 0;
        }
        int slash = text.indexOf('/', separator + SEPARATOR.length());
        return slash < 0 ? text.length() : slash;
    }

    /**
     * An absolute path without {@code .}, {@code ..} and empty parts. The parent of the top is the top. A slash at the end
     * is kept: by POSIX it means that the path must name a directory.
     *
     * @throws PosixException {@code ENAMETOOLONG}
     */
    public static String normalize(String path) throws PosixException {
        List<String> parts = new ArrayList<>();
        boolean directory = true;
        int at = 0;
        while (at < path.length()) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(at, end);
            if (part.length() > MAXIMUM_NAME) {
                throw new PosixException(Errno.ENAMETOOLONG);
            }
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
            directory = slash >= 0 || part.equals("..") || part.equals(".");
            at = end + 1;
        }
        StringBuilder result = new StringBuilder();
        for (String part : parts) {
            result.append('/').append(part);
        }
        return parts.isEmpty() || directory ? result.append('/').toString() : result.toString();
    }
}
