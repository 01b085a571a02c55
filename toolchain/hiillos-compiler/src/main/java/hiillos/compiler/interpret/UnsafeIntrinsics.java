package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;

/** jdk.internal.misc.Unsafe over objects of the image heap, with the image's offsets. Raw addresses are refused. */
final class UnsafeIntrinsics {
    private UnsafeIntrinsics() {}

    /** The intrinsic for a method of Unsafe, or null when its Java body (if any) will do. */
    static Intrinsic find(MethodInfo method) {
        if (method.name().endsWith("Unaligned")) {
            return unaligned(method);
        }
        AccessMode mode = AccessMode.of(method.name());
        if (mode != null && !mode.type().isEmpty() && method.descriptor().startsWith("(Ljava/lang/Object;J")) {
            char type = mode.descriptor();
            return (in, a) -> mode.perform(Location.of(in, (HeapObject) a[1], (Long) a[2], type), type, a, 3);
        }
        return switch (method.name()) {
            case "objectFieldOffset", "objectFieldOffset0", "objectFieldOffset1", "knownObjectFieldOffset0" ->
                (in, a) -> (long) offset(in, a);
            case "arrayBaseOffset", "arrayBaseOffset0" -> (in, a) -> ClassInfo.ARRAY_BASE_OFFSET;
            case "arrayIndexScale", "arrayIndexScale0" -> (in, a) -> {
                ClassInfo component = ClassIntrinsics.mirrored(in, a[1]).component();
                if (component == null) {
                    throw in.thrown("java/lang/InvalidClassException", null);
                }
                return Location.width(component.descriptor().charAt(0));
            };
            case "fullFence", "loadFence", "storeFence", "loadLoadFence", "storeStoreFence" -> (in, a) -> null;
            case "shouldBeInitialized", "shouldBeInitialized0" -> (in, a) -> !in.rules.isInitialized(ClassIntrinsics.mirrored(in, a[1]));
            case "ensureClassInitialized", "ensureClassInitialized0" -> (in, a) -> {
                in.rules.trigger(ClassIntrinsics.mirrored(in, a[1]));
                return null;
            };
            case "allocateInstance" -> (in, a) -> in.newObject(ClassIntrinsics.mirrored(in, a[1]));
            case "allocateUninitializedArray", "allocateUninitializedArray0" ->
                (in, a) -> in.newArray(ClassIntrinsics.mirrored(in, a[1]).arrayType(), (Integer) a[2]);
            case "copyMemory", "copyMemory0" -> method.descriptor().startsWith("(L") ? UnsafeIntrinsics::copyMemory : null;
            case "throwException" -> (in, a) -> {
                throw new JavaThrow(in.nonNull((HeapInstance) a[1]));
            };
            default -> null;
        };
    }

    /** {@code getLongUnaligned(Object, long[, boolean bigEndian])} and its like; arrays need no alignment here. */
    private static Intrinsic unaligned(MethodInfo method) {
        AccessMode mode = AccessMode.of(method.name().substring(0, method.name().length() - "Unaligned".length()));
        if (mode == null || !method.descriptor().startsWith("(Ljava/lang/Object;J")) {
            return null;
        }
        char type = mode.descriptor();
        boolean takesOrder = method.descriptor().contains("Z)");
        return (in, a) -> {
            boolean swap = takesOrder && (Integer) a[a.length - 1] != 0;
            Location place = Location.of(in, (HeapObject) a[1], (Long) a[2], type);
            if (mode.operation().equals("get")) {
                return swap ? swapped(type, place.read()) : place.read();
            }
            place.write(swap ? swapped(type, a[3]) : a[3]);
            return null;
        };
    }

    private static Object swapped(char type, Object value) {
        return Location.fromBits(type, Long.reverseBytes(Location.toBits(type, value)) >> 64 - 8 * Location.width(type));
    }

    private static int offset(Interpreter in, Object[] a) {
        HeapInstance first = in.nonNull((HeapInstance) a[1]);
        ClassInfo holder;
        String name;
        if (first.mirrored != null) {
            holder = first.mirrored;
            name = ImageHeap.content(in.nonNull((HeapObject) a[2]));
        } else {
            holder = ((HeapInstance) first.get(first.type().findField("clazz", "Ljava/lang/Class;"))).mirrored;
            name = ImageHeap.content((HeapObject) first.get(first.type().findField("name", "Ljava/lang/String;")));
        }
        FieldInfo field = ClassIntrinsics.fieldNamed(holder, name);
        if (field == null || field.isStatic()) {
            throw new Refusal("asks for the offset of " + holder.name() + "." + name + ", which is no instance field");
        }
        return field.offset();
    }

    private static Object copyMemory(Interpreter in, Object[] a) {
        long count = (Long) a[5];
        HeapObject source = (HeapObject) a[1];
        HeapObject target = (HeapObject) a[3];
        if (!(source instanceof HeapArray s) || !(target instanceof HeapArray t)) {
            throw new Refusal("touches raw memory");
        }
        byte[] copy = new byte[(int) count];
        for (int i = 0; i < count; i++) {
            copy[i] = (byte) (int) (Integer) Location.of(in, s, (Long) a[2] + i, 'B').read();
        }
        for (int i = 0; i < count; i++) {
            Location.of(in, t, (Long) a[4] + i, 'B').write((int) copy[i]);
        }
        return null;
    }
}
