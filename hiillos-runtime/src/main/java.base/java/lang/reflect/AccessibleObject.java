package java.lang.reflect;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** A member. Access is never checked: the compiler has made the code already. */
public class AccessibleObject implements AnnotatedElement {
    private boolean accessible;

    protected AccessibleObject() {}

    public void setAccessible(boolean flag) {
        accessible = flag;
    }

    public static void setAccessible(AccessibleObject[] objects, boolean flag) {
        for (AccessibleObject each : objects) {
            each.setAccessible(flag);
        }
    }

    public final boolean trySetAccessible() {
        accessible = true;
        return true;
    }

    @Deprecated
    public boolean isAccessible() {
        return accessible;
    }

    public final boolean canAccess(Object object) {
        return true;
    }

    /** Not a copy; never null. */
    Annotation[] ownAnnotations() {
        return Members.NO_ANNOTATIONS;
    }

    @Override
    public Annotation[] getAnnotations() {
        return ownAnnotations().clone();
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return ownAnnotations().clone();
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> type) {
        return getAnnotation(type) != null;
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> type) {
        return find(ownAnnotations(), type);
    }

    @Override
    public <T extends Annotation> T getDeclaredAnnotation(Class<T> type) {
        return find(ownAnnotations(), type);
    }

    @Override
    public <T extends Annotation> T[] getAnnotationsByType(Class<T> type) {
        return repeated(ownAnnotations(), type);
    }

    @Override
    public <T extends Annotation> T[] getDeclaredAnnotationsByType(Class<T> type) {
        return repeated(ownAnnotations(), type);
    }

    static <T extends Annotation> T find(Annotation[] annotations, Class<T> type) {
        for (Annotation each : annotations) {
            if (each.annotationType() == type) {
                return type.cast(each);
            }
        }
        return null;
    }

    /** Those of the type, also when several stand in the annotation that contains them. */
    @SuppressWarnings("unchecked")
    static <T extends Annotation> T[] repeated(Annotation[] annotations, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Annotation each : annotations) {
            if (each.annotationType() == type) {
                found.add(type.cast(each));
            } else if (each instanceof AnnotationObject object && object.contained() instanceof Annotation[] contained) {
                for (Annotation inner : contained) {
                    if (inner.annotationType() == type) {
                        found.add(type.cast(inner));
                    }
                }
            }
        }
        return found.toArray((T[]) Array.newInstance(type, 0));
    }
}
