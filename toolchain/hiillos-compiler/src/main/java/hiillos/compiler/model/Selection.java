package hiillos.compiler.model;

import java.util.ArrayDeque;
import java.util.Deque;

/** Selection of the method that a virtual call runs (JVMS 5.4.6). */
final class Selection {
    private Selection() {}

    /** The implementation that an instance of {@code type} runs for a call resolved to {@code resolved}; null if abstract. */
    static MethodInfo of(ClassInfo type, MethodInfo resolved) {
        if (resolved.isPrivate()) {
            return resolved;
        }
        if (resolved.isPackagePrivate()) {
            return ofPackagePrivate(type, resolved);
        }
        for (ClassInfo c = type; c != null; c = c.superclass()) {
            MethodInfo m = c.declaredMethod(resolved.name(), resolved.descriptor());
            if (m != null && !m.isStatic() && !m.isPrivate()) {
                return m.isAbstract() ? null : m;
            }
        }
        // Private and static methods of superclasses override nothing, and so hide no default method.
        MethodInfo found = type.findInInterfaces(resolved.selector());
        return found == null || found.isAbstract() ? null : found;
    }

    /** From the method downwards: one of its package overrides it, and may make it visible to subclasses elsewhere (JVMS 5.4.5). */
    private static MethodInfo ofPackagePrivate(ClassInfo type, MethodInfo resolved) {
        Deque<ClassInfo> downwards = new ArrayDeque<>();
        for (ClassInfo c = type; c != null && c != resolved.owner(); c = c.superclass()) {
            downwards.push(c);
        }
        MethodInfo selected = resolved;
        for (ClassInfo c : downwards) {
            MethodInfo m = c.declaredMethod(resolved.name(), resolved.descriptor());
            if (m != null && !m.isStatic() && !m.isPrivate()
                    && (!selected.isPackagePrivate() || packageOf(c).equals(packageOf(selected.owner())))) {
                selected = m;
            }
        }
        return selected.isAbstract() ? null : selected;
    }

    private static String packageOf(ClassInfo type) {
        int slash = type.name().lastIndexOf('/');
        return slash < 0 ? "" : type.name().substring(0, slash);
    }
}
