package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a file is: {@code scheme://authority/path}; {@code /x} means {@code fs:///x}.
 *
 * @param scheme lower case: a letter, then letters, digits, {@code +}, {@code -}, {@code .} (RFC 3986, 3.1)
 * @param authority between {@code //} and the next slash; empty for local file systems
 * @param parts the path's: empty ones and {@code .} are left out; {@code ..} stays, because what it means depends on links
 */
record Uri(String scheme, String authority, List<String> parts) {
    /** The scheme of a path that has none. */
    static final String DEFAULT_SCHEME = "fs";
    private static final int MAXIMUM_NAME = 255;
    private static final String SEPARATOR = "://";

    /** Whether a text is a path from the top or a URI. */
    static boolean isAbsolute(String text) {
        return text.startsWith("/") || text.indexOf(SEPARATOR) > 0;
    }

    /** @throws StatusException {@code BAD_PATH} */
    static Uri parse(String text) throws StatusException {
        if (text.startsWith("/")) {
            return new Uri(DEFAULT_SCHEME, "", relativeParts(text));
        }
        int end = text.indexOf(SEPARATOR);
        if (end <= 0) {
            throw bad();
        }
        String scheme = scheme(text.substring(0, end));
        int from = end + SEPARATOR.length();
        int slash = text.indexOf('/', from);
        if (slash < 0) {
            throw bad();
        }
        return new Uri(scheme, text.substring(from, slash), relativeParts(text.substring(slash)));
    }

    private static String scheme(String text) throws StatusException {
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                c = (char) (c + ('a' - 'A'));
            }
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !other)) {
                throw bad();
            }
            scheme.append(c);
        }
        return scheme.toString();
    }

    /** The parts of a path. */
    static List<String> relativeParts(String path) throws StatusException {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= path.length()) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(at, end);
            if (part.indexOf('\0') >= 0 || part.length() > MAXIMUM_NAME) {
                throw bad();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
            at = end + 1;
        }
        return parts;
    }

    private static StatusException bad() {
        return new StatusException(ServiceStatus.BAD_PATH);
    }
}
