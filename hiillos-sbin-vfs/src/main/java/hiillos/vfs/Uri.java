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
 * @param path relative and normal: empty parts and {@code .} are left out, {@code ..} is resolved; above the top is an error
 */
record Uri(String scheme, String authority, String path) {
    private static final String SEPARATOR = "://";
    private static final String DEFAULT_SCHEME = "fs";

    /** @throws StatusException {@code BAD_PATH} */
    static Uri parse(String text) throws StatusException {
        if (text.startsWith("/")) {
            return new Uri(DEFAULT_SCHEME, "", normal(text));
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
        return new Uri(scheme, text.substring(from, slash), normal(text.substring(slash)));
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

    private static String normal(String path) throws StatusException {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= path.length()) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            addPart(parts, path.substring(at, end));
            at = end + 1;
        }
        StringBuilder result = new StringBuilder();
        for (String part : parts) {
            result.append(result.length() == 0 ? "" : "/").append(part);
        }
        return result.toString();
    }

    private static void addPart(List<String> parts, String part) throws StatusException {
        if (part.indexOf('\0') >= 0) {
            throw bad();
        }
        if (part.equals("..")) {
            if (parts.isEmpty()) {
                throw bad();
            }
            parts.remove(parts.size() - 1);
        } else if (!part.isEmpty() && !part.equals(".")) {
            parts.add(part);
        }
    }

    private static StatusException bad() {
        return new StatusException(ServiceStatus.BAD_PATH);
    }
}
