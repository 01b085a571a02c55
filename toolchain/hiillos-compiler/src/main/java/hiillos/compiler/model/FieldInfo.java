package hiillos.compiler.model;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.constant.ConstantDesc;

/** A field of a class in the closed world. */
public final class FieldInfo {
    private final ClassInfo owner;
    private final FieldModel model;
    private final String name;
    private final String descriptor;
    private final int flags;
    /** Static: index into {@link ClassInfo#staticValues}. Instance: index among all instance fields, inherited first. */
    int index = -1;
    /** Instance fields: bytes from the object's header. */
    int offset = -1;

    FieldInfo(ClassInfo owner, FieldModel model) {
        this.owner = owner;
        this.model = model;
        this.name = model.fieldName().stringValue();
        this.descriptor = model.fieldType().stringValue();
        this.flags = model.flags().flagsMask();
    }

    public ClassInfo owner() {
        return owner;
    }

    public FieldModel model() {
        return model;
    }

    public String name() {
        return name;
    }

    /** The descriptor, for example {@code I} or {@code Ljava/lang/String;}. */
    public String descriptor() {
        return descriptor;
    }

    public boolean isStatic() {
        return (flags & ClassFile.ACC_STATIC) != 0;
    }

    public boolean isFinal() {
        return (flags & ClassFile.ACC_FINAL) != 0;
    }

    public boolean isVolatile() {
        return (flags & ClassFile.ACC_VOLATILE) != 0;
    }

    public int flags() {
        return flags;
    }

    /** Static: index into {@link ClassInfo#staticValues}; instance: index among all instance fields, inherited first. */
    public int index() {
        owner.layout();
        return index;
    }

    /** Instance fields: bytes from the object's header. */
    public int offset() {
        owner.layout();
        return offset;
    }

    /** The ConstantValue attribute's value, or null. */
    public ConstantDesc constantValue() {
        return model.findAttribute(Attributes.constantValue()).map(a -> a.constant().constantValue()).orElse(null);
    }

    /** Whether this is a reference (class or array type). */
    public boolean isReference() {
        char kind = descriptor.charAt(0);
        return kind == 'L' || kind == '[';
    }

    @Override
    public String toString() {
        return owner.name() + "." + name;
    }
}
