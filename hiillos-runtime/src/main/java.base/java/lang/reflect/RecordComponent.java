package java.lang.reflect;

import java.lang.annotation.Annotation;

/** A component of a record. */
public final class RecordComponent extends AccessibleObject {
    private final Class<?> owner;
    private final int number;
    private final String name;
    private final Class<?> type;

    /** @param number its place in {@link Members#components()} */
    public RecordComponent(Class<?> owner, int number, String name, Class<?> type) {
        this.owner = owner;
        this.number = number;
        this.name = name;
        this.type = type;
    }

    public String getName() {
        return name;
    }

    public Class<?> getType() {
        return type;
    }

    public Class<?> getDeclaringRecord() {
        return owner;
    }

    public Method getAccessor() {
        return ClassMembers.declaredMethod(owner, name, new Class<?>[0]);
    }

    @Override
    Annotation[] ownAnnotations() {
        Annotation[] found = Members.ifAny(owner).componentAnnotations(number);
        return found == null ? Members.NO_ANNOTATIONS : found;
    }

    @Override
    public String toString() {
        return type.getTypeName() + " " + name;
    }
}
