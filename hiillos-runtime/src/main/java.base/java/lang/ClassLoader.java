package java.lang;

import hiillos.runtime.library.Resources;
import java.io.InputStream;
import java.lang.reflect.NamedClasses;

/** What stands for the loader of the program's classes: it loads nothing, and finds what constants of the program name. */
public abstract class ClassLoader {
    private static final class System extends ClassLoader {}

    private static final ClassLoader SYSTEM = new System();

    protected ClassLoader() {}

    public static ClassLoader getSystemClassLoader() {
        return SYSTEM;
    }

    public static ClassLoader getPlatformClassLoader() {
        return SYSTEM;
    }

    public final ClassLoader getParent() {
        return null;
    }

    public String getName() {
        return "app";
    }

    /**
     * The class of that name, not initialised.
     *
     * @throws ClassNotFoundException when there was none at build time
     */
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        return NamedClasses.find(name, false);
    }

    /** A file of the class path; null when there was none at build time. */
    public InputStream getResourceAsStream(String name) {
        return Resources.open(name);
    }

    public static InputStream getSystemResourceAsStream(String name) {
        return Resources.open(name);
    }
}
