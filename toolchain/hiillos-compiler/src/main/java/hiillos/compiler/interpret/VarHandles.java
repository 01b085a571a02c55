package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;

/**
 * VarHandles for fields, static variables, array elements and bytes of arrays, as objects of the class {@code hiillos.word.FieldVarHandle} with the fields
 * {@code long offset}, {@code Class type}, {@code Class holder} and {@code boolean isStatic}. Without that class, looking a
 * VarHandle up is refused.
 */
final class VarHandles {
    private static final String FIELD_VAR_HANDLE = HandleFactory.FIELD_VAR_HANDLE;
    /** Added to the offset of a view of bytes whose order is the other one. */
    private static final long SWAPPED = 1L << 32;
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
        table.put("java/lang/invoke/MethodHandles.arrayElementVarHandle", (in, a) -> element(in, a[0]));
        table.put("java/lang/invoke/MethodHandles.byteArrayViewVarHandle", (in, a) -> view(in, a[0], a[1]));
        table.put("java/lang/invoke/MethodHandles.byteBufferViewVarHandle", (in, a) -> {
            throw new Refusal("makes a VarHandle of a buffer's bytes (MethodHandles.byteBufferViewVarHandle)");
        });
        for (String same : new String[] {"withInvokeExactBehavior", "withInvokeBehavior"}) {
            table.put("java/lang/invoke/VarHandle." + same, (in, a) -> a[0]);
        }
    }

    private static HeapInstance element(Interpreter in, Object arrayType) {
        ClassInfo array = ClassIntrinsics.mirrored(in, arrayType);
        if (!array.isArray()) {
            throw new Refusal("makes a VarHandle of the elements of " + array.name());
        }
        return make(in, ClassInfo.ARRAY_BASE_OFFSET, array.component(), array, false);
    }

    /** Bytes of a byte array as a wider number. */
    private static HeapInstance view(Interpreter in, Object viewType, Object order) {
        ClassInfo view = ClassIntrinsics.mirrored(in, viewType);
        HeapInstance byteOrder = (HeapInstance) in.nonNull((HeapObject) order);
        Object name = byteOrder.get(byteOrder.type().findField("name", "Ljava/lang/String;"));
        boolean swapped = ImageHeap.content((HeapObject) name).equals("BIG_ENDIAN");
        if (!view.isArray() || !view.component().isPrimitive() || view.component().descriptor().matches("[ZB]")) {
            throw new Refusal("views bytes as " + view.name());
        }
        return make(in, swapped ? SWAPPED : ClassInfo.ARRAY_BASE_OFFSET, view.component(), in.lookup("[B"), false);
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
        return make(in, isStatic ? field.index() : field.offset(), type, field.owner(), isStatic);
    }

    private static HeapInstance make(Interpreter in, long offset, ClassInfo type, ClassInfo holder, boolean isStatic) {
        HeapInstance made = HandleFactory.make(in.heap, offset, type, holder, isStatic);
        in.effects.created(made);
        return made;
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
        ClassInfo holder = ((HeapInstance) handle.get(handle.type().findField("holder", "Ljava/lang/Class;"))).mirrored;
        if (Integer.valueOf(1).equals(handle.get(handle.type().findField("isStatic", "Z"))) || offset >= SWAPPED
                || holder.isArray() && holder.component().descriptor().charAt(0) != type.descriptor().charAt(0)) {
            throw new Refusal("uses a VarHandle of a static variable or of bytes");
        }
        char descriptor = type.descriptor().charAt(0) == '[' ? 'L' : type.descriptor().charAt(0);
        int first = holder.isArray() ? 3 : 2;
        HeapObject base = in.nonNull((HeapObject) a[1]);
        if (holder.isArray()) {
            int index = (Integer) a[2];
            if (!(base instanceof HeapObject.HeapArray array) || index < 0 || index >= array.length()) {
                throw new Refusal("accesses an element that is not there");
            }
            offset += (long) index * Location.width(descriptor);
        }
        Location place = Location.of(in, base, offset, descriptor);
        for (int i = first; i < a.length; i++) {
            a[i] = widened(descriptor, a[i]);
        }
        return mode.perform(place, descriptor, a, first);
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
