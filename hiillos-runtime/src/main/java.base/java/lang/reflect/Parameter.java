package java.lang.reflect;

import java.lang.annotation.Annotation;

/** A parameter of a method or constructor. */
public final class Parameter extends AccessibleObject {
    private final Executable executable;
    private final int index;
    private final Class<?> type;
    private final String name;
    private final boolean named;

    Parameter(Executable executable, int index, Class<?> type, String name, boolean named) {
        this.executable = executable;
        this.index = index;
        this.type = type;
        this.name = name;
        this.named = named;
    }

    public Executable getDeclaringExecutable() {
        return executable;
    }

    public Class<?> getType() {
        return type;
    }

    /** {@code arg0} and so on where the class file does not tell. */
    public String getName() {
        return name;
    }

    public boolean isNamePresent() {
        return named;
    }

    public boolean isVarArgs() {
        return executable.isVarArgs() && index == executable.getParameterCount() - 1;
    }

    @Override
    Annotation[] ownAnnotations() {
        Annotation[][] all = executable.ownParameterAnnotations();
        return all == null ? Members.NO_ANNOTATIONS : all[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter that && executable.equals(that.executable) && index == that.index;
    }

    @Override
    public int hashCode() {
        return executable.hashCode() ^ index;
    }

    @Override
    public String toString() {
        String written = isVarArgs() ? type.getComponentType().getTypeName() + "..." : type.getTypeName();
        return written + " " + name;
    }
}
