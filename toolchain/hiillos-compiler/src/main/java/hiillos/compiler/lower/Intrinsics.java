package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Methods that the compiler replaces by instructions: one table, by linker symbol. */
final class Intrinsics {
    /** Emits the instructions; returns the result, or null for void. */
    private interface Emitter {
        Value emit(MethodLowering m, FunctionBuilder f, List<Value> arguments);
    }

    private static final Map<String, Emitter> TABLE = new HashMap<>();

    private Intrinsics() {}

    static boolean isIntrinsic(MethodInfo method) {
        return TABLE.containsKey(method.symbol());
    }

    static Value emit(MethodLowering m, MethodInfo method, List<Value> arguments) {
        return TABLE.get(method.symbol()).emit(m, m.f, arguments);
    }

    private static void put(String symbol, Emitter emitter) {
        TABLE.put(symbol, emitter);
    }

    static {
        memory();
        atomics();
        bits();
        floatingPoint();
        virtualMachine();
        fences();
    }

    private static void memory() {
        String owner = "hiillos/word/Memory.";
        String[][] widths = {{"Byte", "B"}, {"Short", "S"}, {"Int", "I"}, {"Long", "J"}};
        for (String[] w : widths) {
            String d = w[1];
            put(owner + "load" + w[0] + "(J)" + d, (m, f, a) -> raw(f, a.get(0), d, false));
            put(owner + "load" + w[0] + "Volatile(J)" + d, (m, f, a) -> raw(f, a.get(0), d, true));
            put(owner + "store" + w[0] + "(J" + d + ")V", (m, f, a) -> rawStore(f, a, d, false));
            put(owner + "store" + w[0] + "Volatile(J" + d + ")V", (m, f, a) -> rawStore(f, a, d, true));
        }
        put(owner + "copy(JJJ)V", (m, f, a) -> {
            f.image.module.declare("@llvm.memmove.p0.p0.i64", "declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)");
            f.emit("call void @llvm.memmove.p0.p0.i64(ptr " + pointer(f, a.get(0)) + ", ptr " + pointer(f, a.get(1)) + ", i64 "
                    + a.get(2).ir() + ", i1 false)");
            return null;
        });
        put(owner + "fill(JBJ)V", (m, f, a) -> {
            f.image.module.declare("@llvm.memset.p0.i64", "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)");
            f.emit("call void @llvm.memset.p0.i64(ptr " + pointer(f, a.get(0)) + ", i8 " + f.narrow(a.get(1).ir(), "B")
                    + ", i64 " + a.get(2).ir() + ", i1 false)");
            return null;
        });
        put(owner + "addressOf(Ljava/lang/Object;)J",
                (m, f, a) -> Value.of(Kind.LONG, f.define("ptrtoint ptr " + a.get(0).ir() + " to i64")));
        put(owner + "objectAt(J)Ljava/lang/Object;",
                (m, f, a) -> Value.reference(pointer(f, a.get(0)), f.image.world.lookup("java/lang/Object")));
    }

    private static String pointer(FunctionBuilder f, Value address) {
        return f.define("inttoptr i64 " + address.ir() + " to ptr");
    }

    /** The volatile kind is an acquiring load or a releasing store, which x86-64 has for nothing; it is never left out or split. */
    private static Value raw(FunctionBuilder f, Value address, String descriptor, boolean isVolatile) {
        String type = Kind.storage(descriptor);
        return f.widen(f.define("load " + (isVolatile ? "atomic volatile " : "") + type + ", ptr " + pointer(f, address)
                + (isVolatile ? " acquire, align " + Kind.storageBytes(descriptor) : ", align 1")), descriptor);
    }

    private static Value rawStore(FunctionBuilder f, List<Value> a, String descriptor, boolean isVolatile) {
        String type = Kind.storage(descriptor);
        f.emit("store " + (isVolatile ? "atomic volatile " : "") + type + " " + f.narrow(a.get(1).ir(), descriptor) + ", ptr "
                + pointer(f, a.get(0)) + (isVolatile ? " release, align " + Kind.storageBytes(descriptor) : ", align 1"));
        return null;
    }

    private static void atomics() {
        String owner = "hiillos/word/Memory.";
        for (String[] w : new String[][] {{"Int", "I", "i32", "4"}, {"Long", "J", "i64", "8"}}) {
            Kind kind = w[1].equals("I") ? Kind.INT : Kind.LONG;
            put(owner + "compareAndSet" + w[0] + "(J" + w[1] + w[1] + ")Z", (m, f, a) -> {
                String pair = f.define("cmpxchg ptr " + pointer(f, a.get(0)) + ", " + w[2] + " " + a.get(1).ir() + ", " + w[2] + " "
                        + a.get(2).ir() + " seq_cst seq_cst, align " + w[3]);
                String done = f.define("extractvalue { " + w[2] + ", i1 } " + pair + ", 1");
                return Value.integer(f.define("zext i1 " + done + " to i32"));
            });
            put(owner + "getAndAdd" + w[0] + "(J" + w[1] + ")" + w[1], (m, f, a) -> exchange(f, "add", kind, w, a));
            put(owner + "getAndSet" + w[0] + "(J" + w[1] + ")" + w[1], (m, f, a) -> exchange(f, "xchg", kind, w, a));
        }
        put(owner + "fence()V", (m, f, a) -> fence(f, "seq_cst"));
    }

    private static Value exchange(FunctionBuilder f, String operation, Kind kind, String[] w, List<Value> a) {
        return Value.of(kind, f.define("atomicrmw " + operation + " ptr " + pointer(f, a.get(0)) + ", " + w[2] + " "
                + a.get(1).ir() + " seq_cst, align " + w[3]));
    }

    private static void bits() {
        unary("java/lang/Integer.bitCount(I)I", "ctpop", "i32", Kind.INT, "");
        unary("java/lang/Integer.numberOfLeadingZeros(I)I", "ctlz", "i32", Kind.INT, ", i1 false");
        unary("java/lang/Integer.numberOfTrailingZeros(I)I", "cttz", "i32", Kind.INT, ", i1 false");
        unary("java/lang/Integer.reverseBytes(I)I", "bswap", "i32", Kind.INT, "");
        unary("java/lang/Integer.reverse(I)I", "bitreverse", "i32", Kind.INT, "");
        unary("java/lang/Long.bitCount(J)I", "ctpop", "i64", Kind.INT, "");
        unary("java/lang/Long.numberOfLeadingZeros(J)I", "ctlz", "i64", Kind.INT, ", i1 false");
        unary("java/lang/Long.numberOfTrailingZeros(J)I", "cttz", "i64", Kind.INT, ", i1 false");
        unary("java/lang/Long.reverseBytes(J)J", "bswap", "i64", Kind.LONG, "");
        unary("java/lang/Long.reverse(J)J", "bitreverse", "i64", Kind.LONG, "");
        multiplyHigh("java/lang/Math.multiplyHigh(JJ)J", "sext");
        multiplyHigh("java/lang/Math.unsignedMultiplyHigh(JJ)J", "zext");
        unsignedDivision("java/lang/Integer.divideUnsigned(II)I", "udiv", Kind.INT);
        unsignedDivision("java/lang/Integer.remainderUnsigned(II)I", "urem", Kind.INT);
        unsignedDivision("java/lang/Long.divideUnsigned(JJ)J", "udiv", Kind.LONG);
        unsignedDivision("java/lang/Long.remainderUnsigned(JJ)J", "urem", Kind.LONG);
    }

    private static void unary(String symbol, String operation, String type, Kind result, String extra) {
        put(symbol, (m, f, a) -> {
            String name = "@llvm." + operation + "." + type;
            f.image.module.declare(name, "declare " + type + " " + name + "(" + type + (extra.isEmpty() ? "" : ", i1") + ")");
            String value = f.define("call " + type + " " + name + "(" + type + " " + a.get(0).ir() + extra + ")");
            return Value.of(result, type.equals("i64") && result == Kind.INT ? f.define("trunc i64 " + value + " to i32") : value);
        });
    }

    private static void multiplyHigh(String symbol, String extension) {
        put(symbol, (m, f, a) -> {
            String left = f.define(extension + " i64 " + a.get(0).ir() + " to i128");
            String right = f.define(extension + " i64 " + a.get(1).ir() + " to i128");
            String high = f.define("lshr i128 " + f.define("mul i128 " + left + ", " + right) + ", 64");
            return Value.of(Kind.LONG, f.define("trunc i128 " + high + " to i64"));
        });
    }

    private static void unsignedDivision(String symbol, String operation, Kind kind) {
        put(symbol, (m, f, a) -> {
            String type = kind.ir(null);
            String good = f.define("icmp ne " + type + " " + a.get(1).ir() + ", 0");
            f.check(good, () -> f.callThrower("throwArithmetic", ""));
            return Value.of(kind, f.define(operation + " " + type + " " + a.get(0).ir() + ", " + a.get(1).ir()));
        });
    }

    private static void floatingPoint() {
        put("java/lang/Float.floatToRawIntBits(F)I",
                (m, f, a) -> Value.integer(f.define("bitcast float " + a.get(0).ir() + " to i32")));
        put("java/lang/Float.intBitsToFloat(I)F",
                (m, f, a) -> Value.of(Kind.FLOAT, f.define("bitcast i32 " + a.get(0).ir() + " to float")));
        put("java/lang/Double.doubleToRawLongBits(D)J",
                (m, f, a) -> Value.of(Kind.LONG, f.define("bitcast double " + a.get(0).ir() + " to i64")));
        put("java/lang/Double.longBitsToDouble(J)D",
                (m, f, a) -> Value.of(Kind.DOUBLE, f.define("bitcast i64 " + a.get(0).ir() + " to double")));
        for (String owner : List.of("java/lang/Math.", "java/lang/StrictMath.")) {
            math(owner + "sqrt(D)D", "sqrt.f64", Kind.DOUBLE);
            math(owner + "abs(D)D", "fabs.f64", Kind.DOUBLE);
            math(owner + "abs(F)F", "fabs.f32", Kind.FLOAT);
        }
    }

    private static void math(String symbol, String operation, Kind kind) {
        put(symbol, (m, f, a) -> {
            String type = kind.ir(null);
            String name = "@llvm." + operation;
            f.image.module.declare(name, "declare " + type + " " + name + "(" + type + ")");
            return Value.of(kind, f.define("call " + type + " " + name + "(" + type + " " + a.get(0).ir() + ")"));
        });
    }

    private static void virtualMachine() {
        put("java/lang/Object.getClass()Ljava/lang/Class;", (m, f, a) ->
            Value.exact(f.loadClass(a.get(0)), f.image.classClass));
        put("java/lang/Class.desiredAssertionStatus()Z", (m, f, a) -> Value.integer("0"));
        put("java/lang/Thread.onSpinWait()V", (m, f, a) -> {
            f.emit("call void asm sideeffect \"pause\", \"~{memory}\"()");
            return null;
        });
        handles();
        put("jdk/internal/misc/Unsafe.objectFieldOffset(Ljava/lang/Class;Ljava/lang/String;)J", (m, f, a) -> {
            if (a.get(1).constant() instanceof HeapInstance type && type.mirrored != null
                    && a.get(2).constant() instanceof HeapInstance name) {
                String wanted = ImageHeap.content(name);
                for (ClassInfo c = type.mirrored; c != null; c = c.superclass()) {
                    for (FieldInfo field : c.fields()) {
                        if (!field.isStatic() && field.name().equals(wanted)) {
                            return Value.of(Kind.LONG, Integer.toString(field.offset()));
                        }
                    }
                }
                throw new CompileException("class " + type.mirrored + " has no instance field " + wanted);
            }
            throw new CompileException("not supported: Unsafe.objectFieldOffset of a field that is not a constant");
        });
    }

    /**
     * In initialisers that run at run time: looking a VarHandle up has no result, as {@code HandleConstants} has seen to it that every
     * use is one of a constant.
     */
    private static void handles() {
        String lookup = "Ljava/lang/invoke/MethodHandles$Lookup;";
        String handle = ")Ljava/lang/invoke/VarHandle;";
        Emitter nothing = (m, f, a) -> Value.reference("null", f.image.world.lookup("java/lang/invoke/VarHandle"));
        // Something that is not null.
        put("java/lang/invoke/MethodHandles.lookup()" + lookup,
                (m, f, a) -> Value.nonNull(f.image.classObject(m.method.owner()), f.image.world.lookup("java/lang/invoke/MethodHandles$Lookup")));
        put("java/lang/invoke/MethodHandles.privateLookupIn(Ljava/lang/Class;" + lookup + ")" + lookup, (m, f, a) -> a.get(1));
        put("java/lang/invoke/MethodHandles.publicLookup()" + lookup,
                (m, f, a) -> Value.nonNull(f.image.classObject(m.method.owner()), f.image.world.lookup("java/lang/invoke/MethodHandles$Lookup")));
        put("java/lang/invoke/MethodHandles$Lookup.lookupClass()Ljava/lang/Class;", (m, f, a) -> Value.nonNull(a.get(0).ir(), f.image.classClass));
        put("java/lang/invoke/MethodHandles.arrayElementVarHandle(Ljava/lang/Class;" + handle, nothing);
        for (String name : List.of("findVarHandle", "findStaticVarHandle")) {
            put("java/lang/invoke/MethodHandles$Lookup." + name + "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;" + handle, nothing);
        }
        put("jdk/internal/invoke/MhUtil.findVarHandle(" + lookup + "Ljava/lang/String;Ljava/lang/Class;" + handle, nothing);
        put("jdk/internal/invoke/MhUtil.findVarHandle(" + lookup + "Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;" + handle, nothing);
    }

    private static void fences() {
        for (String owner : List.of("java/lang/invoke/VarHandle.", "jdk/internal/misc/Unsafe.")) {
            put(owner + "fullFence()V", (m, f, a) -> fence(f, "seq_cst"));
            put(owner + "acquireFence()V", (m, f, a) -> fence(f, "acquire"));
            put(owner + "releaseFence()V", (m, f, a) -> fence(f, "release"));
            put(owner + "loadLoadFence()V", (m, f, a) -> fence(f, "acquire"));
            put(owner + "storeStoreFence()V", (m, f, a) -> fence(f, "release"));
            put(owner + "loadFence()V", (m, f, a) -> fence(f, "acquire"));
            put(owner + "storeFence()V", (m, f, a) -> fence(f, "release"));
        }
    }

    private static Value fence(FunctionBuilder f, String ordering) {
        f.emit("fence " + ordering);
        return null;
    }
}
