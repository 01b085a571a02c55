package java.lang.reflect;

import hiillos.runtime.RuntimeHooks;

/** {@code Class.forName}: the classes that constants of the program name. */
public final class NamedClasses {
    /** Set by the compiler. */
    private static Class<?>[] types;

    private NamedClasses() {}

    /**
     * The class of that binary name.
     *
     * @param initialize whether it is initialised before it is returned
     * @throws ClassNotFoundException when the image has none
     */
    public static Class<?> find(String name, boolean initialize) throws ClassNotFoundException {
        if (types != null) {
            for (Class<?> type : types) {
                if (type.getName().equals(name)) {
                    if (initialize) {
                        RuntimeHooks.initializeClass(type);
                    }
                    return type;
                }
            }
        }
        throw new ClassNotFoundException(name);
    }
}
