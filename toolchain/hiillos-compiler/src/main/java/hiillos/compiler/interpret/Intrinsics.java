package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The methods that the interpreter computes itself: natives of the class library and what would otherwise ask the running
 * system. Named by class and method, with a descriptor only where overloads differ, so that the table serves the
 * class library with and without the runtime's patch. A native method that is not here cannot run at build time.
 */
final class Intrinsics {
    /** The class library's own is one class; the runtime's has superclasses. */
    private static final Set<String> UNSAFE = Set.of("jdk/internal/misc/Unsafe", "jdk/internal/misc/UnsafeExchange",
            "jdk/internal/misc/UnsafeAccess");
    /** Any fixed value but 0, which would mean "ask the clock". Build-time maps must hash the same in each build. */
    private static final long SALT_SEED = 0x6869_696c_6c6f_7301L;

    private final Map<String, Intrinsic> table = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private int threadLocalHash;
    private final BackDoors backDoors = new BackDoors();

    Intrinsics() {
        objects();
        numbers();
        virtualMachine();
        reflection();
        ClassIntrinsics.register(this);
        VarHandles.register(this);
    }

    void put(String name, Intrinsic intrinsic) {
        table.put(name, intrinsic);
    }

    private void refuse(String name, String reason) {
        refused.put(name, reason);
    }

    /** The intrinsic for a method, or null. */
    Intrinsic find(MethodInfo method) {
        String owner = method.owner().name();
        String name = owner + "." + method.name();
        if (refused.containsKey(name)) {
            return null;
        }
        Intrinsic found = table.get(name + method.descriptor());
        if (found == null) {
            found = table.get(name);
        }
        if (found == null && UNSAFE.contains(owner)) {
            found = UnsafeIntrinsics.find(method);
        }
        if (found == null && owner.equals(BackDoors.OWNER)) {
            found = backDoors.find(method);
        }
        if (found == null && method.isNative() && (method.name().equals("registerNatives")
                || method.name().equals("initIDs"))) {
            found = (in, a) -> null;
        }
        return found;
    }

    private static final Set<String> INTRINSIC_ANNOTATIONS = Set.of("hiillos/word/InlineAssembly",
            "hiillos/word/ExternalSymbol", "hiillos/word/SymbolAddress");

    /** Why a method cannot run at build time, or null when it can be interpreted. */
    String refusal(MethodInfo method) {
        String name = method.owner().name() + "." + method.name();
        String reason = refused.get(name);
        if (reason != null) {
            return "calls " + name.replace('/', '.') + ": " + reason;
        }
        if (method.owner().name().equals("hiillos/word/Memory") || method.owner().name().equals("hiillos/word/SimulatedMemory")) {
            return "touches raw memory (" + name.replace('/', '.') + ")";
        }
        for (String annotation : INTRINSIC_ANNOTATIONS) {
            if (method.isStatic() && method.annotation(annotation) != null) {
                return "calls " + name.replace('/', '.') + ", which is @"
                        + annotation.substring(annotation.lastIndexOf('/') + 1);
            }
        }
        if (method.isNative()) {
            return "calls the native method " + name.replace('/', '.') + method.descriptor();
        }
        return method.code() == null ? "calls the abstract method " + name.replace('/', '.') : null;
    }

    /** Sets the statics that the virtual machine, not the initialiser, gives their values. */
    void afterInitializer(ClassInfo type) {
        if (type.name().equals("jdk/internal/misc/UnsafeConstants")) {
            setStatic(type, "ADDRESS_SIZE0", "I", 8);
            setStatic(type, "PAGE_SIZE", "I", 4096);
            setStatic(type, "UNALIGNED_ACCESS", "Z", 1);
        }
    }

    /** The runtime's object for the first thread, which runs the initialisers, so to say. */
    private static Object mainThread(Interpreter in) {
        ClassInfo thread = in.lookup("java/lang/Thread");
        FieldInfo main = thread.findField("MAIN", "Ljava/lang/Thread;");
        if (main == null) {
            throw new Refusal("calls java.lang.Thread.currentThread");
        }
        in.rules.trigger(thread);
        return thread.staticValues[main.index()];
    }

    /** Takes back what only this table knows of a refused class. */
    void undo(ClassInfo refusedClass) {
        backDoors.undo(refusedClass);
    }

    private static void setStatic(ClassInfo type, String name, String descriptor, Object value) {
        FieldInfo field = type.findField(name, descriptor);
        if (field != null) {
            type.staticValues[field.index()] = value;
        }
    }

    private void objects() {
        put("java/lang/Object.getClass", (in, a) -> in.heap.classMirror(((HeapObject) a[0]).type()));
        put("java/lang/Object.clone", (in, a) -> copy(in, (HeapObject) a[0]));
        put("java/lang/Object.hashCode", (in, a) -> in.effects.identityHash((HeapObject) a[0]));
        put("java/lang/System.identityHashCode", (in, a) -> a[0] == null ? 0 : in.effects.identityHash((HeapObject) a[0]));
        for (String name : new String[] {"notify", "notifyAll"}) {
            put("java/lang/Object." + name, (in, a) -> null);
        }
        put("java/lang/System.arraycopy", ArrayIntrinsics::copy);
        put("java/lang/ref/Reference.reachabilityFence", (in, a) -> null);
        put("java/lang/Throwable.fillInStackTrace", (in, a) -> a[0]);
        put("java/lang/NullPointerException.getExtendedNPEMessage", (in, a) -> null);
        put("java/lang/String.intern", (in, a) -> in.heap.string(ImageHeap.content((HeapObject) a[0])));
        put("java/lang/StringUTF16.isBigEndian", (in, a) -> false);
        put("java/lang/Enum.valueOf", ClassIntrinsics::enumValueOf);
        put("java/lang/Thread.currentThread", (in, a) -> mainThread(in));
        // Spreads thread locals over hash tables. Run time counts upwards from 0, so this goes the other way.
        put("java/lang/ThreadLocal.nextHashCode", (in, a) -> threadLocalHash -= 0x61c88647);
        put("java/util/EnumMap.getKeyUniverse", (in, a) -> ClassIntrinsics.enumValues(in, a[0]));
        put("java/util/EnumSet.getUniverse", (in, a) -> ClassIntrinsics.enumValues(in, a[0]));
    }

    /**
     * Options of HotSpot and compatibility switches of old class libraries: absent in every image, so null at build time too.
     * Any other property belongs to the running program.
     */
    private static final Set<String> ABSENT_PROPERTIES = Set.of("java.lang.Integer.IntegerCache.high",
            "java.util.Arrays.useLegacyMergeSort", "jdk.traceVirtualThreadLocals", "org.openjdk.java.util.stream.tripwire");

    private static Object property(Object key) {
        if (key == null || !ABSENT_PROPERTIES.contains(ImageHeap.content((HeapObject) key))) {
            throw new Refusal("reads the property " + (key == null ? null : ImageHeap.content((HeapObject) key))
                    + ", which belongs to the running program");
        }
        return null;
    }

    private static HeapObject copy(Interpreter in, HeapObject original) {
        switch (original) {
            case HeapArray array -> {
                in.effects.checkRead(array, in.runningClass(0));
                HeapArray made = in.newArray(array.type(), array.length());
                System.arraycopy(array.storage, 0, made.storage, 0, array.length());
                return made;
            }
            case HeapInstance instance -> {
                if (!instance.type().isSubtypeOf(in.lookup("java/lang/Cloneable"))) {
                    throw in.thrown("java/lang/CloneNotSupportedException", BuildTimeInitializer.dotted(instance.type()));
                }
                instance.type().instanceFields().forEach(f -> in.effects.checkRead(instance, f));
                HeapInstance made = in.heap.newInstance(instance.type());
                in.effects.created(made);
                System.arraycopy(instance.values, 0, made.values, 0, made.values.length);
                return made;
            }
        }
    }

    private void numbers() {
        put("java/lang/Float.floatToRawIntBits", (in, a) -> Float.floatToRawIntBits((Float) a[0]));
        put("java/lang/Float.intBitsToFloat", (in, a) -> Float.intBitsToFloat((Integer) a[0]));
        put("java/lang/Double.doubleToRawLongBits", (in, a) -> Double.doubleToRawLongBits((Double) a[0]));
        put("java/lang/Double.longBitsToDouble", (in, a) -> Double.longBitsToDouble((Long) a[0]));
        // Correctly rounded by IEEE 754, so the host's answer is every machine's answer.
        for (String owner : new String[] {"java/lang/Math", "java/lang/StrictMath"}) {
            put(owner + ".sqrt", (in, a) -> Math.sqrt((Double) a[0]));
            put(owner + ".fma(DDD)D", (in, a) -> Math.fma((Double) a[0], (Double) a[1], (Double) a[2]));
            put(owner + ".fma(FFF)F", (in, a) -> Math.fma((Float) a[0], (Float) a[1], (Float) a[2]));
        }
    }

    private void virtualMachine() {
        put("jdk/internal/misc/CDS.getCDSConfigStatus", (in, a) -> 0);
        put("jdk/internal/misc/CDS.initializeFromArchive", (in, a) -> null);
        put("jdk/internal/misc/CDS.getRandomSeedForDumping", (in, a) -> SALT_SEED);
        put("jdk/internal/misc/CDS.needsClassInitBarrier0", (in, a) -> false);
        put("jdk/internal/misc/VM.initLevel()I", (in, a) -> 4);
        put("jdk/internal/misc/VM.isBooted", (in, a) -> true);
        put("jdk/internal/misc/VM.isModuleSystemInited", (in, a) -> true);
        put("jdk/internal/misc/VM.isJavaLangInvokeInited", (in, a) -> true);
        put("jdk/internal/misc/VM.isSystemDomainLoader", (in, a) -> a[0] == null);
        put("jdk/internal/misc/VM.initialize", (in, a) -> null);
        // A switch for Java 16's three language codes; without it the property's default.
        put("jdk/internal/util/StaticProperty.javaLocaleUseOldISOCodes", (in, a) -> in.heap.string(""));
        put("jdk/internal/misc/VM.getSavedProperty", (in, a) -> property(a[0]));
        put("java/lang/System.getProperty(Ljava/lang/String;)Ljava/lang/String;", (in, a) -> property(a[0]));
        put("java/lang/System.getProperty(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;", (in, a) -> {
            property(a[0]);
            return a[1];
        });
        refuse("java/lang/System.getenv", "the environment belongs to the running program");
        refuse("java/lang/System.nanoTime", "time belongs to the running program");
        refuse("java/lang/System.currentTimeMillis", "time belongs to the running program");
        String run = "()Ljava/lang/Object;";
        for (String action : new String[] {"PrivilegedAction", "PrivilegedExceptionAction"}) {
            put("java/security/AccessController.doPrivileged(Ljava/security/" + action + ";)Ljava/lang/Object;",
                    (in, a) -> in.callVirtual((HeapObject) a[0], "run", run));
        }
    }

    private void reflection() {
        put("jdk/internal/reflect/Reflection.getCallerClass",
                (in, a) -> in.heap.classMirror(in.runningClass(1)));
        for (String name : new String[] {"newArray", "newInstance(Ljava/lang/Class;I)Ljava/lang/Object;"}) {
            put("java/lang/reflect/Array." + name, (in, a) -> {
                ClassInfo type = ClassIntrinsics.mirrored(in, a[0]);
                if (type.name().equals("void")) {
                    throw in.thrown("java/lang/IllegalArgumentException", null);
                }
                return in.newArray(type.arrayType(), (Integer) a[1]);
            });
        }
        put("java/lang/reflect/Array.multiNewArray", (in, a) -> {
            ClassInfo type = ClassIntrinsics.mirrored(in, a[0]);
            int[] lengths = (int[]) in.nonNull((HeapArray) a[1]).storage;
            for (int i = 0; i < lengths.length; i++) {
                type = type.arrayType();
            }
            return in.multiArray(type, lengths);
        });
        put("java/lang/reflect/Array.getLength", (in, a) -> {
            if (in.nonNull((HeapObject) a[0]) instanceof HeapArray array) {
                return array.length();
            }
            throw in.thrown("java/lang/IllegalArgumentException", "Argument is not an array");
        });
    }
}
