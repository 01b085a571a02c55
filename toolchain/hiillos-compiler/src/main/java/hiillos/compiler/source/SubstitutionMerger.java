package hiillos.compiler.source;

import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import hiillos.compiler.CompileException;
import hiillos.compiler.model.AnnotationInfo;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Merges one substitution class into its target.
 *
 * <ol>
 * <li>Each method of the substitution gets the name and descriptor that it has in the target: its own; for
 *     {@code @Substitute("name")} that name; for a static {@code @Receiver} method those without the first parameter, and
 *     it becomes an instance method.
 * <li>A method that the target has is replaced, keeping the target's access. One that it has not is added, or refused when
 *     {@code @Substitute}, {@code @Receiver} or {@code @Delete} says that it should be there. {@code @Alias} members only name
 *     the target's and are not copied; constructors only with {@code @Substitute}.
 * <li>Fields are added. They lose {@code final}: the substitution's class initialiser, which sets them, becomes the method
 *     {@code $substitute$initialize}, called first in the target's (or is it, where the target has none).
 * </ol>
 */
final class SubstitutionMerger {
    static final String PACKAGE = "hiillos/runtime/substitute/";
    private static final String INITIALIZE = "$substitute$initialize";
    private static final int ACCESS = ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED | ClassFile.ACC_PRIVATE;

    /** A method of the substitution, under the name that it has in the target. */
    private record Replacing(MethodModel method, String name, String descriptor, boolean receiver, boolean delete) {
        String selector() {
            return name + descriptor;
        }
    }

    private final ClassModel target;
    private final ClassModel substitution;
    private final ClassFile context;
    private final Map<String, Replacing> replacing = new LinkedHashMap<>();
    private final Set<String> targetMethods = new HashSet<>();
    private MethodModel initializer;

    /** @param substitution already renamed to the target's name */
    SubstitutionMerger(ClassModel target, ClassModel substitution, ClassFile context) {
        this.target = target;
        this.substitution = substitution;
        this.context = context;
        for (MethodModel method : target.methods()) {
            targetMethods.add(selector(method));
        }
        for (MethodModel method : substitution.methods()) {
            collect(method);
        }
    }

    private static String selector(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private static boolean isStatic(MethodModel method) {
        return (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
    }

    private static AnnotationInfo annotation(MethodModel method, String simpleName) {
        return AnnotationInfo.find(method, PACKAGE + simpleName);
    }

    private void collect(MethodModel method) {
        String name = method.methodName().stringValue();
        String descriptor = method.methodType().stringValue();
        AnnotationInfo substitute = annotation(method, "Substitute");
        boolean receiver = annotation(method, "Receiver") != null;
        boolean delete = annotation(method, "Delete") != null;
        if (name.equals(CLASS_INIT_NAME)) {
            initializer = method;
            return;
        }
        boolean wanted = substitute != null || delete;
        if (annotation(method, "Alias") != null || name.equals(INIT_NAME) && !wanted) {
            return;
        }
        if (substitute != null) {
            name = substitute.string("value", name).isEmpty() ? name : substitute.string("value", name);
        }
        if (receiver) {
            MethodTypeDesc type = method.methodTypeSymbol();
            if (!isStatic(method) || type.parameterCount() == 0 || type.parameterType(0).isPrimitive()) {
                throw error(method, "is @Receiver but not static with the target as first parameter");
            }
            descriptor = type.dropParameterTypes(0, 1).descriptorString();
        }
        Replacing made = new Replacing(method, name, descriptor, receiver, delete);
        if ((wanted || receiver) && !targetMethods.contains(made.selector())) {
            throw error(method, "replaces nothing: the target has no " + made.selector());
        }
        if (replacing.put(made.selector(), made) != null) {
            throw error(method, "replaces a method that another one replaces, too");
        }
    }

    private CompileException error(MethodModel method, String what) {
        return new CompileException("substitution for " + target.thisClass().asInternalName().replace('/', '.') + ": "
                + selector(method) + " " + what);
    }

    byte[] merge() {
        Set<String> done = new HashSet<>();
        Set<String> fields = new HashSet<>();
        target.fields().forEach(f -> fields.add(f.fieldName().stringValue()));
        ClassTransform transform = (builder, element) -> {
            if (!(element instanceof MethodModel method)) {
                builder.with(element);
                return;
            }
            Replacing by = replacing.get(selector(method));
            if (by != null) {
                done.add(by.selector());
                replace(builder, method, by);
            } else if (initializer != null && method.methodName().equalsString(CLASS_INIT_NAME)) {
                builder.transformMethod(method, MethodTransform.transformingCode(initializing()));
            } else {
                builder.with(method);
            }
        };
        return context.transformClass(target, transform.andThen(ClassTransform.endHandler(builder -> {
            for (FieldModel field : substitution.fields()) {
                addField(builder, field, fields);
            }
            for (Replacing by : replacing.values()) {
                if (!done.contains(by.selector())) {
                    copy(builder, by, by.method().flags().flagsMask());
                }
            }
            if (initializer != null) {
                boolean merged = targetMethods.contains(CLASS_INIT_NAME + "()V");
                copy(builder, new Replacing(initializer, merged ? INITIALIZE : CLASS_INIT_NAME, "()V", false, false),
                        ClassFile.ACC_STATIC | (merged ? ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC : 0));
            }
        })));
    }

    private void addField(ClassBuilder builder, FieldModel field, Set<String> targetFields) {
        if (AnnotationInfo.find(field, PACKAGE + "Alias") != null) {
            return;
        }
        String name = field.fieldName().stringValue();
        if (targetFields.contains(name)) {
            throw new CompileException("substitution for " + target.thisClass().asInternalName().replace('/', '.')
                    + ": the target has a field " + name + " already; @Alias names it");
        }
        builder.withField(field.fieldName(), field.fieldType(), made -> {
            made.withFlags(field.flags().flagsMask() & ~ClassFile.ACC_FINAL);
            field.attributes().stream().filter(a -> a instanceof FieldElement)
                    .forEach(a -> made.with((FieldElement) a));
        });
    }

    private void replace(ClassBuilder builder, MethodModel method, Replacing by) {
        if (by.delete()) {
            builder.transformMethod(method, Cuts.throwing(target, method));
            return;
        }
        if (isStatic(method) != (isStatic(by.method()) && !by.receiver())) {
            throw error(by.method(), "and the target's method differ in being static");
        }
        int kept = method.flags().flagsMask() & (ACCESS | ClassFile.ACC_FINAL);
        int own = by.method().flags().flagsMask() & ~(ACCESS | ClassFile.ACC_FINAL);
        copy(builder, by, kept | own);
    }

    private void copy(ClassBuilder builder, Replacing by, int flags) {
        int made = by.receiver() ? flags & ~ClassFile.ACC_STATIC : flags;
        boolean initializes = by.name().equals(CLASS_INIT_NAME) && initializer != null && by.method() != initializer;
        builder.withMethod(by.name(), MethodTypeDesc.ofDescriptor(by.descriptor()), made, method -> {
            by.method().forEach(element -> {
                if (element instanceof CodeModel code && initializes) {
                    method.transformCode(code, initializing());
                } else if (element instanceof CodeModel code) {
                    method.transformCode(code, CodeTransform.ACCEPT_ALL);
                } else if (!(element instanceof AccessFlags) && !(by.receiver() && element instanceof SignatureAttribute)) {
                    method.with(element);
                }
            });
        });
    }

    /** Puts the call of the substitution's own initialiser before the target's. */
    private CodeTransform initializing() {
        ClassDesc self = target.thisClass().asSymbol();
        boolean isInterface = (target.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                code.invokestatic(self, INITIALIZE, MTD_void, isInterface);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        };
    }
}
