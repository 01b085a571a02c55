package hiillos.compiler.model;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.MethodTypeDesc;

/** A method of a class in the closed world. Identity is meaningful: one object per method. */
public final class MethodInfo {
    private final ClassInfo owner;
    private final MethodModel model;
    private final String name;
    private final String descriptor;
    private final int flags;
    private MethodTypeDesc type;

    MethodInfo(ClassInfo owner, MethodModel model) {
        this.owner = owner;
        this.model = model;
        this.name = model.methodName().stringValue();
        this.descriptor = model.methodType().stringValue();
        this.flags = model.flags().flagsMask();
    }

    public ClassInfo owner() {
        return owner;
    }

    public MethodModel model() {
        return model;
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return descriptor;
    }

    /** Name and descriptor: the key for overriding. */
    public String selector() {
        return name + descriptor;
    }

    public MethodTypeDesc type() {
        if (type == null) {
            type = MethodTypeDesc.ofDescriptor(descriptor);
        }
        return type;
    }

    public int flags() {
        return flags;
    }

    public boolean isStatic() {
        return (flags & ClassFile.ACC_STATIC) != 0;
    }

    public boolean isAbstract() {
        return (flags & ClassFile.ACC_ABSTRACT) != 0;
    }

    public boolean isNative() {
        return (flags & ClassFile.ACC_NATIVE) != 0;
    }

    public boolean isPrivate() {
        return (flags & ClassFile.ACC_PRIVATE) != 0;
    }

    /** Whether only classes of the same package override this: neither public nor protected, and in a class. */
    public boolean isPackagePrivate() {
        return (flags & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) == 0 && !owner.isInterface();
    }

    public boolean isFinal() {
        return (flags & ClassFile.ACC_FINAL) != 0 || (owner.flags() & ClassFile.ACC_FINAL) != 0;
    }

    public boolean isSynchronized() {
        return (flags & ClassFile.ACC_SYNCHRONIZED) != 0;
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    public boolean isClassInitializer() {
        return name.equals("<clinit>");
    }

    /** The body, or null for abstract and native methods. */
    public CodeModel code() {
        return model.code().orElse(null);
    }

    /** The annotation of that type (internal name, for example {@code hiillos/word/EntryPoint}), or null. */
    public AnnotationInfo annotation(String internalName) {
        return AnnotationInfo.find(model, internalName);
    }

    /** The linker symbol, for example {@code java/lang/String.length()I}. */
    public String symbol() {
        return owner.name() + "." + name + descriptor;
    }

    @Override
    public String toString() {
        return symbol();
    }
}
