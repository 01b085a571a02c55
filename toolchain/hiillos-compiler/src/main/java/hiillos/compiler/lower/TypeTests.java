package hiillos.compiler.lower;

import hiillos.compiler.model.ClassInfo;
import java.util.BitSet;

/** Emits type tests over the closed world's type numbers. */
final class TypeTests {
    private TypeTests() {}

    /** An i1: whether the object (not null) is an instance of the type. */
    static String isInstance(FunctionBuilder f, Value object, ClassInfo type) {
        Image image = f.image;
        if (object.type() != null && object.type().isSubtypeOf(type)) {
            return "true";
        }
        BitSet accepted = image.numbers.instancesOf(type);
        if (object.type() != null) {
            accepted.and(image.numbers.instancesOf(object.type()));
        }
        if (accepted.isEmpty()) {
            return "false";
        }
        String classObject = f.loadClass(object);
        if (accepted.cardinality() == 1) {
            int only = accepted.nextSetBit(0);
            for (ClassInfo c : image.analysis.instantiatedSubtypes(type)) {
                if (image.numbers.number(c) == only) {
                    return f.define("icmp eq ptr " + classObject + ", " + image.classObject(c));
                }
            }
        }
        String number = f.define("load i32, ptr " + f.address(classObject, image.typeNumberOffset())
                + ", align 4" + image.tag("type number"));
        return membership(f, number, withHoles(image, accepted, type));
    }

    /** For a class, the whole range of its subclasses: never-instantiated ones in between do no harm. */
    private static BitSet withHoles(Image image, BitSet accepted, ClassInfo type) {
        if (!type.isInterface() && !type.isArray()) {
            BitSet range = new BitSet();
            range.set(accepted.nextSetBit(0), accepted.length());
            return range;
        }
        return accepted;
    }

    private static String membership(FunctionBuilder f, String number, BitSet accepted) {
        int ranges = 0;
        for (int i = accepted.nextSetBit(0); i >= 0; i = accepted.nextSetBit(accepted.nextClearBit(i))) {
            ranges++;
        }
        if (ranges <= 3) {
            String result = null;
            for (int i = accepted.nextSetBit(0); i >= 0; i = accepted.nextSetBit(accepted.nextClearBit(i))) {
                int end = accepted.nextClearBit(i);
                String relative = f.define("sub i32 " + number + ", " + i);
                String inside = f.define("icmp ult i32 " + relative + ", " + (end - i));
                result = result == null ? inside : f.define("or i1 " + result + ", " + inside);
            }
            return result;
        }
        Image image = f.image;
        StringBuilder bits = new StringBuilder("[");
        int bytes = (image.numbers.count() + 7) / 8;
        byte[] packed = accepted.toByteArray();
        for (int i = 0; i < bytes; i++) {
            bits.append(i == 0 ? "" : ", ").append("i8 ").append(i < packed.length ? packed[i] : 0);
        }
        String name = image.table("[" + bytes + " x i8] " + bits.append(']'));
        String index = f.define("lshr i32 " + number + ", 3");
        String wide = f.define("zext i32 " + index + " to i64");
        String address = f.define("getelementptr inbounds i8, ptr " + name + ", i64 " + wide);
        String loaded = f.define("load i8, ptr " + address + ", align 1" + image.tag("type bits"));
        String shift = f.define("and i32 " + number + ", 7");
        String narrow = f.define("trunc i32 " + shift + " to i8");
        String shifted = f.define("lshr i8 " + loaded + ", " + narrow);
        return f.define("trunc i8 " + shifted + " to i1");
    }

    static Value instanceOf(FunctionBuilder f, Value object, ClassInfo type) {
        if (object.ir().equals("null")) {
            return Value.integer("0");
        }
        if (object.nonNull()) {
            String test = isInstance(f, object, type);
            return Value.integer(test.equals("true") ? "1" : test.equals("false") ? "0" : f.define("zext i1 " + test + " to i32"));
        }
        String result = f.alloca("%test", "i32");
        String some = f.label("some");
        String done = f.label("tested");
        String notNull = f.define("icmp ne ptr " + object.ir() + ", null");
        f.emit("store i32 0, ptr " + result);
        f.terminate("br i1 " + notNull + ", label %" + some + ", label %" + done);
        f.block(some);
        String test = isInstance(f, object.asNonNull(), type);
        f.emit("store i32 " + f.define("zext i1 " + test + " to i32") + ", ptr " + result);
        f.branch(done);
        f.block(done);
        return Value.integer(f.define("load i32, ptr " + result));
    }

    /** checkcast: the same value with the new static type. */
    static Value cast(FunctionBuilder f, Value object, ClassInfo type) {
        if (object.ir().equals("null") || object.type() != null && object.type().isSubtypeOf(type)) {
            return object;
        }
        String done = f.label("cast");
        if (!object.nonNull()) {
            String some = f.label("some");
            String isNull = f.define("icmp eq ptr " + object.ir() + ", null");
            f.terminate("br i1 " + isNull + ", label %" + done + ", label %" + some);
            f.block(some);
        }
        String test = isInstance(f, object.asNonNull(), type);
        f.check(test, () -> f.callThrower("throwClassCast",
                "ptr " + object.ir() + ", ptr " + f.image.classObject(type)));
        f.block(done);
        return object.withType(type);
    }
}
