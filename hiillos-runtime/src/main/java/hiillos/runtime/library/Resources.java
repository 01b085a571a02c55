package hiillos.runtime.library;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The files of the class path that constants of the program name. */
public final class Resources {
    /** Set by the compiler, as is {@link #contents}. */
    private static String[] names;
    private static byte[][] contents;

    private Resources() {}

    /** The file of that path, without a slash at the beginning; null when there was none at build time. */
    public static InputStream open(String path) {
        if (names != null) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(path)) {
                    return new ByteArrayInputStream(contents[i]);
                }
            }
        }
        return null;
    }
}
