package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import java.util.Objects;

/**
 * VarHandles for fields and for elements of arrays, as objects of the class {@code hiillos.word.FieldVarHandle} with the fields
 * {@code long offset}, {@code Class type}, {@code Class holder} and {@code boolean isStatic}. Without that class, looking a
 * VarHandle up is refused.
 */
final class VarHandles {
    private static final String FIELD_VAR_HANDLE = "hiillos/word/FieldVarHandle";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    private VarHandles() {}

    static void register(Intrinsics table) {
        table.put("java/lang/invoke/MethodHandles.lookup", (in, a) -> lookup(in, in.runningClass(0)));
        table.put("java/lang/invoke/MethodHandles.privateLookupIn",
                (in, a) -> lookup(in, ClassIntrinsics.mirrored(in, a[0])));
        table.put(LOOKUP + ".lookupClass", (in, a) -> lookupClass(in, a[0]));
        table.put(LOOKUP + ".findVarHandle", (in, a) -> find(in, a[1], a[2], a[3], false));
        table.put(LOOKUP + ".findStaticVarHandle", (in, a) -> find(in, a[1], a[2], a[3], true));
        String find = "jdk/internal/invoke/MhUtil.findVarHandle(Ljava/lang/invoke/MethodHandles$Lookup;";
        table.put(find + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/invoke/VarHandle;",
                (in, a) -> find(in, lookupClass(in, a[0]), a[1], a[2], false));
        table.put(find + "Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/invoke/VarHandle;",
                (in, a) -> find(in, a[1], a[2], a[3], false));
        table.put("java/lang/invoke/MethodHandles.arrayElementVarHandle", (in, a) -> elements(in, a[0]));
        table.put("java/lang/invoke/VarHandle.withInvokeExactBehavior", (in, a) -> a[0]);
        table.put("java/lang/invoke/VarHandle.withInvokeBehavior", (in, a) -> a[0]);
        for (String other : new String[] {"byteArrayViewVarHandle", "byteBufferViewVarHandle"}) {
            table.put("java/lang/invoke/MethodHandles." + other, (in, a) -> {
                throw new Refusal("makes a VarHandle that is not a field's or array's (MethodHandles." + other + ")");
            });
        }
    }

    private static HeapInstance lookup(Interpreter in, ClassInfo type) {
        HeapInstance made = in.heap.newInstance(in.lookup(LOOKUP));
        in.lookupClasses.put(made, type);
        in.effects.createdTemporary(made);
        return made;
    }

    private static HeapInstance lookupClass(Interpreter in, Object lookup) {
        ClassInfo type = in.lookupClasses.get(in.nonNull((HeapObject) lookup));
        if (type == null) {
            throw new Refusal("uses a MethodHandles.Lookup that was not made here");
        }
        return in.heap.classMirror(type);
    }

    private static HeapInstance find(Interpreter in, Object refc, Object fieldName, Object fieldType, boolean isStatic) {
        ClassInfo holder = ClassIntrinsics.mirrored(in, refc);
        String name = ImageHeap.content(in.nonNull((HeapObject) fieldName));
        ClassInfo type = ClassIntrinsics.mirrored(in, fieldType);
        FieldInfo field = holder.findField(name, type.descriptor());
        if (field == null || field.isStatic() != isStatic) {
            throw new Refusal("looks up the field " + holder.name() + "." + name + ", which does not exist");
        }
        ClassInfo handleType = in.heap.world().find(FIELD_VAR_HANDLE);
        if (handleType == null || isStatic) {
            throw new Refusal(isStatic ? "makes a VarHandle of a static field" : "makes a VarHandle, and the class path has no "
                    + FIELD_VAR_HANDLE);
        }
        return make(in, handleType, field.offset(), type, field.owner());
    }

    /** A handle on the elements of arrays of a class, which is its holder. */
    private static HeapInstance elements(Interpreter in, Object arrayClass) {
        ClassInfo array = ClassIntrinsics.mirrored(in, arrayClass);
        ClassInfo handleType = in.heap.world().find(FIELD_VAR_HANDLE);
        if (!array.isArray() || handleType == null) {
            throw new Refusal("makes a VarHandle of elements of " + ClassIntrinsics.binaryName(array));
        }
        return make(in, handleType, ClassInfo.ARRAY_BASE_OFFSET, array.component(), array);
    }

    private static HeapInstance make(Interpreter in, ClassInfo handleType, long offset, ClassInfo type, ClassInfo holder) {
        HeapInstance made = in.heap.newInstance(handleType);
        in.effects.created(made);
        set(made, "offset", "J", offset);
        set(made, "type", "Ljava/lang/Class;", in.heap.classMirror(type));
        set(made, "holder", "Ljava/lang/Class;", in.heap.classMirror(holder));
        set(made, "isStatic", "Z", 0);
        return made;
    }

    private static void set(HeapInstance object, String name, String descriptor, Object value) {
        FieldInfo field = object.type().findField(name, descriptor);
        if (field == null) {
            throw new Refusal("makes a VarHandle, and " + object.type().name() + " has no field " + name + " " + descriptor);
        }
        object.set(field, value);
    }

    /** Whether a call by that name adapts to any descriptor (JVMS 2.9.3). */
    static boolean isSignaturePolymorphic(ClassInfo owner, String name) {
        return owner.name().equals("java/lang/invoke/VarHandle") && AccessMode.of(name) != null
                || owner.name().equals("java/lang/invoke/MethodHandle") && (name.equals("invoke") || name.equals("invokeExact"));
    }

    static Object invoke(Interpreter in, Body.CallSite site, Object[] a) {
        HeapInstance handle = (HeapInstance) a[0];
        AccessMode mode = AccessMode.of(site.name);
        if (mode == null || !handle.type().name().equals(FIELD_VAR_HANDLE)) {
            throw new Refusal("calls " + site.owner.replace('/', '.') + "." + site.name + " on a "
                    + ClassIntrinsics.binaryName(handle.type()));
        }
        ClassInfo type = ((HeapInstance) handle.get(handle.type().findField("type", "Ljava/lang/Class;"))).mirrored;
        long offset = (Long) handle.get(handle.type().findField("offset", "J"));
        char descriptor = type.descriptor().charAt(0) == '[' ? 'L' : type.descriptor().charAt(0);
        HeapObject base = in.nonNull((HeapObject) a[1]);
        int operands = 2;
        if (base instanceof HeapObject.HeapArray array) {
            offset += (long) Objects.checkIndex((Integer) a[2], array.length()) * Location.width(descriptor);
            operands = 3;
        }
        Location place = Location.of(in, base, offset, descriptor);
        for (int i = operands; i < a.length; i++) {
            a[i] = widened(descriptor, a[i]);
        }
        return mode.perform(place, descriptor, a, operands);
    }

    /** A call may pass an int where the variable is long, float or double: the call's type adapts by widening. */
    private static Object widened(char descriptor, Object operand) {
        return switch (descriptor) {
            case 'J' -> (Object) ((Number) operand).longValue();
            case 'F' -> (Object) ((Number) operand).floatValue();
            case 'D' -> (Object) ((Number) operand).doubleValue();
            default -> operand;
        };
    }
}
