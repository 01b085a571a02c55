package java.lang;

import hiillos.runtime.RuntimeHooks;
import hiillos.runtime.TypeKind;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ClassMembers;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/**
 * A type of the closed world. One object per type, made by the compiler, which fills the fields; its dispatch tables
 * follow the fields in memory. What the program asks for of its members is there, nothing else.
 */
public final class Class<T> implements java.io.Serializable, Type, AnnotatedElement, java.lang.invoke.TypeDescriptor.OfField<Class<?>> {
    private static final long serialVersionUID = 3206093459760846163L;

    private String name;
    private Class<?> superclass;
    private Class<?>[] interfaces;
    private Class<?> componentType;
    private Class<?> arrayType;
    private int modifiers;
    private int kind;
    private int instanceBytes;
    private long referenceMap;
    private int typeNumber;
    private int initState;
    /** {@link hiillos.runtime.os.ThreadArea#lockOwner} of the thread that runs the initialiser. */
    private int initOwner;
    private long initializer;
    private Object enumConstants;
    private String simpleName;
    private Class<?> declaringClass;
    private Map<String, T> enumDirectory;
    /** Set by the compiler where the program asks for members. */
    private java.lang.reflect.Members members;
    /** What a failed initialiser threw. */
    private Throwable initFailure;

    private Class() {}

    /** The type of that keyword: evaluated by the compiler, never called at run time. */
    static native Class<?> getPrimitiveClass(String keyword);

    // --- What the runtime itself asks; see contracts.md for the meaning of the fields. ---

    int kind() {
        return kind;
    }

    int instanceBytes() {
        return instanceBytes;
    }

    long referenceMap() {
        return referenceMap;
    }

    int initState() {
        return initState;
    }

    int initOwner() {
        return initOwner;
    }

    void initOwner(int owner) {
        initOwner = owner;
    }

    long initializer() {
        return initializer;
    }

    java.lang.reflect.Members members() {
        return members;
    }

    Class<?> superclassOrNull() {
        return superclass;
    }

    Class<?>[] interfaceTable() {
        return interfaces;
    }

    Throwable initFailure() {
        return initFailure;
    }

    void initFailure(Throwable failure) {
        initFailure = failure;
    }

    Class<?> arrayTypeOrNull() {
        return arrayType;
    }

    /** The constants without a copy; null when this is no enum. */
    @SuppressWarnings("unchecked")
    public T[] getEnumConstantsShared() {
        if (!isEnum()) {
            return null;
        }
        if (enumConstants == null) {
            RuntimeHooks.initializeClass(this);
        }
        return (T[]) enumConstants;
    }

    /** The constants by name, for {@link Enum#valueOf}. */
    Map<String, T> enumConstantDirectory() {
        if (enumDirectory == null) {
            T[] universe = getEnumConstantsShared();
            if (universe == null) {
                throw new IllegalArgumentException(getName() + " is not an enum class");
            }
            Map<String, T> made = HashMap.newHashMap(universe.length);
            for (T constant : universe) {
                made.put(((Enum<?>) constant).name(), constant);
            }
            enumDirectory = made;
        }
        return enumDirectory;
    }

    // --- The public interface. ---

    public String getName() {
        return name;
    }

    public String getSimpleName() {
        if (isArray()) {
            return componentType.getSimpleName() + "[]";
        }
        return simpleName;
    }

    @Override
    public String getTypeName() {
        return isArray() ? componentType.getTypeName() + "[]" : name;
    }

    /** The name that source code uses, or null for local and anonymous classes and their arrays. */
    public String getCanonicalName() {
        if (isArray()) {
            String component = componentType.getCanonicalName();
            return component == null ? null : component + "[]";
        }
        if (declaringClass != null) {
            String outer = declaringClass.getCanonicalName();
            return outer == null ? null : outer + "." + simpleName;
        }
        return isLocalClass() || isAnonymousClass() || isHidden() ? null : name;
    }

    public String getPackageName() {
        Class<?> element = this;
        while (element.isArray()) {
            element = element.componentType;
        }
        if (element.isPrimitive()) {
            return "java.lang";
        }
        int dot = element.name.lastIndexOf('.');
        return dot < 0 ? "" : element.name.substring(0, dot);
    }

    public boolean isInterface() {
        return (kind & TypeKind.INTERFACE) != 0;
    }

    public boolean isPrimitive() {
        return (kind & TypeKind.PRIMITIVE) != 0;
    }

    @Override
    public boolean isArray() {
        return (kind & TypeKind.ARRAY) != 0;
    }

    /** Whether this declares enum constants; false for the class of a constant with a body. */
    public boolean isEnum() {
        return (kind & TypeKind.ENUM) != 0 && superclass == Enum.class;
    }

    public boolean isRecord() {
        return (kind & TypeKind.RECORD) != 0;
    }

    public boolean isAnnotation() {
        return (kind & TypeKind.ANNOTATION) != 0;
    }

    public boolean isHidden() {
        return (kind & TypeKind.HIDDEN) != 0;
    }

    public boolean isSynthetic() {
        return (modifiers & 0x1000) != 0;
    }

    public boolean isAnonymousClass() {
        return !isArray() && simpleName.isEmpty();
    }

    /** Whether this was declared inside a method: named otherwise than by package or declaring class. */
    public boolean isLocalClass() {
        return !isArray() && !isHidden() && declaringClass == null && !simpleName.isEmpty()
                && name.length() > simpleName.length()
                && name.charAt(name.length() - simpleName.length() - 1) != '.';
    }

    public boolean isMemberClass() {
        return declaringClass != null;
    }

    public Class<?> getDeclaringClass() {
        return declaringClass;
    }

    public Class<?> getEnclosingClass() {
        return declaringClass;
    }

    @SuppressWarnings("unchecked")
    public Class<? super T> getSuperclass() {
        return isInterface() ? null : (Class<? super T>) superclass;
    }

    public Class<?>[] getInterfaces() {
        return interfaces == null ? new Class<?>[0] : interfaces.clone();
    }

    public Class<?> getComponentType() {
        return componentType;
    }

    @Override
    public Class<?> componentType() {
        return componentType;
    }

    @Override
    public Class<?> arrayType() {
        return RuntimeHooks.arrayClassOf(this);
    }

    public int getModifiers() {
        return modifiers;
    }

    /** There is one class loader for the program's classes; the class library's have none. */
    public ClassLoader getClassLoader() {
        String home = getPackageName();
        boolean library = isPrimitive() || home.startsWith("java.") || home.startsWith("jdk.") || home.startsWith("sun.");
        return library ? null : ClassLoader.getSystemClassLoader();
    }

    @SuppressWarnings("unchecked")
    public T[] getEnumConstants() {
        T[] shared = getEnumConstantsShared();
        return shared == null ? null : shared.clone();
    }

    public boolean isInstance(Object object) {
        return RuntimeHooks.isInstance(this, object);
    }

    public boolean isAssignableFrom(Class<?> other) {
        return RuntimeHooks.isSubtype(other, this);
    }

    @SuppressWarnings("unchecked")
    public T cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast " + object.getClass().getName() + " to " + name);
        }
        return (T) object;
    }

    @SuppressWarnings("unchecked")
    public <U> Class<? extends U> asSubclass(Class<U> other) {
        if (!other.isAssignableFrom(this)) {
            throw new ClassCastException(toString());
        }
        return (Class<? extends U>) this;
    }

    /** Assertions are off in compiled programs. */
    public boolean desiredAssertionStatus() {
        return false;
    }

    // --- Members, annotations, names: answered by the compiler, see java.lang.reflect.Members. ---

    /**
     * The class of that name, initialised.
     *
     * @throws ClassNotFoundException when there was none at build time
     */
    public static Class<?> forName(String name) throws ClassNotFoundException {
        return java.lang.reflect.NamedClasses.find(name, true);
    }

    public static Class<?> forName(String name, boolean initialize, ClassLoader loader) throws ClassNotFoundException {
        return java.lang.reflect.NamedClasses.find(name, initialize);
    }

    public Method[] getDeclaredMethods() {
        return ClassMembers.declaredMethods(this);
    }

    public Method getDeclaredMethod(String methodName, Class<?>... parameters) throws NoSuchMethodException {
        return found(ClassMembers.declaredMethod(this, methodName, parameters), methodName, parameters);
    }

    public Method[] getMethods() {
        return ClassMembers.publicMethods(this);
    }

    public Method getMethod(String methodName, Class<?>... parameters) throws NoSuchMethodException {
        return found(ClassMembers.publicMethod(this, methodName, parameters), methodName, parameters);
    }

    private Method found(Method method, String methodName, Class<?>[] parameters) throws NoSuchMethodException {
        if (method == null) {
            throw new NoSuchMethodException(ClassMembers.described(this, methodName, parameters));
        }
        return method;
    }

    public Field[] getDeclaredFields() {
        return ClassMembers.declaredFields(this);
    }

    public Field getDeclaredField(String fieldName) throws NoSuchFieldException {
        return found(ClassMembers.declaredField(this, fieldName), fieldName);
    }

    public Field[] getFields() {
        return ClassMembers.publicFields(this);
    }

    public Field getField(String fieldName) throws NoSuchFieldException {
        return found(ClassMembers.publicField(this, fieldName), fieldName);
    }

    private static Field found(Field field, String fieldName) throws NoSuchFieldException {
        if (field == null) {
            throw new NoSuchFieldException(fieldName);
        }
        return field;
    }

    public Constructor<?>[] getDeclaredConstructors() {
        return ClassMembers.constructors(this, false);
    }

    public Constructor<?>[] getConstructors() {
        return ClassMembers.constructors(this, true);
    }

    @SuppressWarnings("unchecked")
    public Constructor<T> getDeclaredConstructor(Class<?>... parameters) throws NoSuchMethodException {
        return (Constructor<T>) ClassMembers.constructor(this, parameters, false);
    }

    @SuppressWarnings("unchecked")
    public Constructor<T> getConstructor(Class<?>... parameters) throws NoSuchMethodException {
        return (Constructor<T>) ClassMembers.constructor(this, parameters, true);
    }

    /** The components in order; null when this is no record. */
    public RecordComponent[] getRecordComponents() {
        return ClassMembers.components(this);
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return ClassMembers.declaredAnnotations(this);
    }

    @Override
    public Annotation[] getAnnotations() {
        return ClassMembers.annotations(this);
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> type) {
        return getAnnotation(type) != null;
    }

    @Override
    public <A extends Annotation> A getAnnotation(Class<A> type) {
        return ClassMembers.annotation(ClassMembers.annotations(this), type);
    }

    @Override
    public <A extends Annotation> A getDeclaredAnnotation(Class<A> type) {
        return ClassMembers.annotation(ClassMembers.declaredAnnotations(this), type);
    }

    @Override
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> type) {
        return ClassMembers.annotations(ClassMembers.annotations(this), type);
    }

    @Override
    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> type) {
        return ClassMembers.annotations(ClassMembers.declaredAnnotations(this), type);
    }

    /** A file beside the class, or from the root where the name begins with a slash; null when there was none at build time. */
    public java.io.InputStream getResourceAsStream(String resource) {
        if (resource.startsWith("/")) {
            return hiillos.runtime.library.Resources.open(resource.substring(1));
        }
        Class<?> element = this;
        while (element.isArray()) {
            element = element.componentType;
        }
        int dot = element.name.lastIndexOf('.');
        return hiillos.runtime.library.Resources.open(dot < 0 ? resource
                : element.name.substring(0, dot + 1).replace('.', '/') + resource);
    }

    @Override
    public String descriptorString() {
        if (isPrimitive()) {
            return switch (name) {
                case "boolean" -> "Z";
                case "long" -> "J";
                default -> String.valueOf((char) (name.charAt(0) - 'a' + 'A'));
            };
        }
        return isArray() ? "[" + componentType.descriptorString() : "L" + name.replace('.', '/') + ";";
    }

    /** Keyword, modifiers and name, as {@code public final class java.lang.String}. */
    public String toGenericString() {
        return isPrimitive() ? toString() : Modifier.toString(modifiers & Modifier.classModifiers()) + " " + this;
    }

    @Override
    public String toString() {
        return (isInterface() ? "interface " : isPrimitive() ? "" : "class ") + name;
    }
}
