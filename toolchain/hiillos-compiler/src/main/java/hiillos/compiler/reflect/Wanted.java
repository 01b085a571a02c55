package hiillos.compiler.reflect;

import hiillos.compiler.model.ClassInfo;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is asked for of one class. */
final class Wanted {
    private final Set<Request.Kind> kinds = java.util.EnumSet.noneOf(Request.Kind.class);
    private boolean allMethods;
    private boolean allFields;
    private final Set<String> methods = new LinkedHashSet<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<ClassInfo> providers = new LinkedHashSet<>();

    /**
     * Adds a request.
     *
     * @param name of the member, or null for all
     * @return whether it is new
     */
    boolean add(Request.Kind kind, String name) {
        boolean isNew = kinds.add(kind);
        switch (kind) {
            case METHODS -> {
                isNew |= name == null ? !allMethods : methods.add(name);
                allMethods |= name == null;
            }
            case FIELDS -> {
                if (!allFields) {
                    isNew |= name == null || fields.add(name);
                    allFields |= name == null;
                }
            }
            default -> { }
        }
        return isNew;
    }

    boolean addProvider(ClassInfo provider) {
        return providers.add(provider);
    }

    boolean method(String name) {
        return allMethods || methods.contains(name);
    }

    /** Whether the method was asked for by its name. */
    boolean isNamed(String method) {
        return methods.contains(method);
    }

    boolean field(String name) {
        return allFields || fields.contains(name);
    }

    boolean has(Request.Kind kind) {
        return kinds.contains(kind);
    }

    Set<ClassInfo> providers() {
        return providers;
    }

    /** Bit {@code kind.ordinal()} for each kind of which something was asked for. */
    int coverage() {
        int bits = 0;
        for (Request.Kind kind : kinds) {
            bits |= 1 << kind.ordinal();
        }
        return bits;
    }
}
