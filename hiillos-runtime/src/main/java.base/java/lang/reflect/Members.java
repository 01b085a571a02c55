package java.lang.reflect;

import java.lang.annotation.Annotation;

/**
 * What the image knows of one class's members: only what the program can ask for. The compiler makes a class of this kind for
 * each class that is asked, and puts an instance into its {@link Class}. Members have numbers: their places in these lists.
 */
public abstract class Members {
    /** Kinds of requests, as the compiler counts them. */
    static final int METHODS = 0;
    static final int FIELDS = 1;
    static final int CONSTRUCTORS = 2;
    static final int COMPONENTS = 3;
    static final int ANNOTATIONS = 4;
    static final int PROVIDERS = 5;

    static final Annotation[] NO_ANNOTATIONS = {};

    /** What a class has that no call can be seen to ask. */
    private static final Members NOTHING = new Members() { };

    /** Bit n: members of kind n were asked for at build time. */
    private int coverage;

    protected Members() {}

    /**
     * The members of a class; none if it is one that no call asks as far as the compiler can see: of the class library, and neither named nor
     * made by the program's own code. Primitive types and arrays have none of their own.
     */
    static Members of(Class<?> type, int kind) {
        Members members = TypeAccess.members(type);
        return members == null || (members.coverage & 1 << kind) == 0 ? NOTHING : members;
    }

    /** As {@link #of}, for what an inner call asks on behalf of an outer one; null when nothing is known. */
    static Members ifAny(Class<?> type) {
        return TypeAccess.members(type);
    }

    public Method[] methods() {
        return new Method[0];
    }

    public Constructor<?>[] constructors() {
        return new Constructor<?>[0];
    }

    public Field[] fields() {
        return new Field[0];
    }

    public RecordComponent[] components() {
        return new RecordComponent[0];
    }

    public Annotation[] annotations() {
        return NO_ANNOTATIONS;
    }

    /** Of the method of that number; null for none. */
    public Annotation[] methodAnnotations(int method) {
        return null;
    }

    public Annotation[] constructorAnnotations(int constructor) {
        return null;
    }

    /** Of the parameters of the method of that number, a list for each; null where there are none at all. */
    public Annotation[][] methodParameterAnnotations(int method) {
        return null;
    }

    public Annotation[][] constructorParameterAnnotations(int constructor) {
        return null;
    }

    public Annotation[] fieldAnnotations(int field) {
        return null;
    }

    public Annotation[] componentAnnotations(int component) {
        return null;
    }

    /** Calls a method; all arguments have the parameters' types, primitives boxed. */
    public Object invoke(int method, Object receiver, Object[] arguments) throws Throwable {
        throw new AbstractMethodError();
    }

    public Object create(int constructor, Object[] arguments) throws Throwable {
        throw new AbstractMethodError();
    }

    public Object get(int field, Object receiver) {
        throw new AbstractMethodError();
    }

    public void set(int field, Object receiver, Object value) {
        throw new AbstractMethodError();
    }

    /** The classes that provide this service. */
    public Class<?>[] providers() {
        return new Class<?>[0];
    }

    public Object provide(int provider) throws Throwable {
        throw new AbstractMethodError();
    }
}
