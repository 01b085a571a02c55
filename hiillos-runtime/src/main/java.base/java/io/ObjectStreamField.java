package java.io;

/** A declared field of a serialised class. Objects are not serialised in this runtime; class initialisers make these. */
public class ObjectStreamField implements Comparable<Object> {
    private final String name;
    private final Class<?> type;

    public ObjectStreamField(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    public ObjectStreamField(String name, Class<?> type, boolean unshared) {
        this(name, type);
    }

    public String getName() {
        return name;
    }

    public Class<?> getType() {
        return type;
    }

    @Override
    public int compareTo(Object other) {
        return name.compareTo(((ObjectStreamField) other).name);
    }
}
