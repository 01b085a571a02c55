package hiillos.compiler.lower;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes the image heap, the class objects with their dispatch tables, and the static fields as LLVM globals. */
final class HeapWriter {
    /** A typed constant at a byte offset. */
    private record Piece(int offset, int bytes, String typed) {}

    private final Image image;
    private final Map<HeapObject, Integer> ids = new IdentityHashMap<>();
    private long bytesWritten;

    HeapWriter(Image image) {
        this.image = image;
        for (HeapObject o : image.analysis.heapObjects()) {
            ids.put(o, ids.size());
        }
    }

    long bytesWritten() {
        return bytesWritten;
    }

    /** The global that an object is. */
    String reference(HeapObject object) {
        if (object == null) {
            return "null";
        }
        if (object instanceof HeapInstance i && i.mirrored != null) {
            return image.classObject(i.mirrored);
        }
        Integer id = ids.get(object);
        if (id == null) {
            throw new IllegalStateException("image-heap object of " + object.type() + " was not found by the analysis");
        }
        return "@obj." + id;
    }

    /** An LLVM constant for a value of that descriptor, with its in-memory type. */
    String constant(String descriptor, Object value) {
        String type = Kind.storage(descriptor);
        return type + " " + switch (descriptor.charAt(0)) {
            case 'F' -> floatBits(value == null ? 0f : ((Number) value).floatValue());
            case 'D' -> doubleBits(value == null ? 0d : ((Number) value).doubleValue());
            case 'L', '[' -> reference((HeapObject) value);
            case 'Z' -> value == null ? "0" : Integer.toString(((Number) value).intValue() & 1);
            case 'C' -> value == null ? "0" : Integer.toString((short) ((Number) value).intValue());
            default -> value == null ? "0" : value.toString();
        };
    }

    static String floatBits(float value) {
        return "0x" + hex(Double.doubleToRawLongBits(value));
    }

    static String doubleBits(double value) {
        return "0x" + hex(Double.doubleToRawLongBits(value));
    }

    private static String hex(long bits) {
        return String.format("%016X", bits);
    }

    void writeAll() {
        for (HeapObject o : image.analysis.heapObjects()) {
            switch (o) {
                case HeapInstance i -> writeInstance(i);
                case HeapArray a -> writeArray(a);
            }
        }
        for (ClassInfo c : image.analysis.mirrors()) {
            writeClass(c);
        }
        for (FieldInfo f : image.analysis.staticFields()) {
            writeStatic(f);
        }
    }

    private void writeInstance(HeapInstance object) {
        List<Piece> pieces = header(object);
        addFields(pieces, object.type(), object.values);
        write(reference(object), pieces, object.type().instanceBytes(), "internal global");
    }

    private void addFields(List<Piece> pieces, ClassInfo type, Object[] values) {
        for (FieldInfo f : type.instanceFields()) {
            addField(pieces, f.offset(), f.descriptor(), values[f.index()]);
        }
    }

    private void addField(List<Piece> pieces, int offset, String descriptor, Object value) {
        ClassInfo record = image.world.valueRecord(descriptor);
        if (record == null) {
            pieces.add(new Piece(offset, Kind.storageBytes(descriptor), constant(descriptor, value)));
            return;
        }
        int at = offset;
        for (FieldInfo component : Kind.components(record)) {
            Object inner = value == null ? null : ((HeapInstance) value).get(component);
            addField(pieces, at, component.descriptor(), inner);
            at += record.storageBytes(component.descriptor()) + 7 & -8;
        }
    }

    private List<Piece> header(HeapObject object) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(0, 8, "ptr " + image.classObject(object.type())));
        if (object.identityHash != 0) {
            pieces.add(new Piece(8, 4, "i32 " + (object.identityHash << 2 | 1)));
        }
        return pieces;
    }

    private void writeArray(HeapArray array) {
        String element = array.type().component().descriptor();
        int elementBytes = Kind.storageBytes(element);
        int length = array.length();
        List<Piece> pieces = header(array);
        pieces.add(new Piece(ClassInfo.ARRAY_LENGTH_OFFSET, 4, "i32 " + length));
        if (length > 0) {
            pieces.add(new Piece(ClassInfo.ARRAY_BASE_OFFSET, elementBytes * length, elements(array.storage, element, length)));
        }
        write(reference(array), pieces, ClassInfo.ARRAY_BASE_OFFSET + elementBytes * length, "internal global");
    }

    private String elements(Object storage, String element, int length) {
        String type = "[" + length + " x " + Kind.storage(element) + "] ";
        if (storage instanceof byte[] bytes) {
            StringBuilder text = new StringBuilder(type).append("c\"");
            for (byte b : bytes) {
                if (b >= 32 && b < 127 && b != '"' && b != '\\') {
                    text.append((char) b);
                } else {
                    text.append('\\').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
                }
            }
            return text.append('"').toString();
        }
        StringBuilder text = new StringBuilder(type).append('[');
        boolean allZero = true;
        for (int i = 0; i < length; i++) {
            Object value = java.lang.reflect.Array.get(storage, i);
            value = switch (value) {
                case Boolean b -> b ? 1 : 0;
                case Character c -> (int) c;
                case null, default -> value;
            };
            String constant = constant(element, value);
            allZero &= constant.endsWith(" 0") || constant.endsWith(" null") || constant.endsWith(" 0x0000000000000000");
            text.append(i == 0 ? "" : ", ").append(constant);
        }
        return allZero ? type + "zeroinitializer" : text.append(']').toString();
    }

    private void writeClass(ClassInfo type) {
        HeapInstance mirror = image.analysis.heap().classMirror(type);
        List<Piece> pieces = header(mirror);
        Object[] values = mirror.values;
        new ClassObject(image, type).fill(values);
        for (FieldInfo f : image.classClass.instanceFields()) {
            if (f.name().equals("initializer") && f.descriptor().equals("J")) {
                MethodInfo clinit = type.classInitializer();
                boolean runs = clinit != null && image.analysis.bodies().containsKey(clinit);
                pieces.add(new Piece(f.offset(), 8, "ptr " + (runs ? Image.functionName(clinit) : "null")));
            } else if (f.isReference() && values[f.index()] instanceof HeapInstance i && i.mirrored != null
                    && !image.analysis.mirrors().contains(i.mirrored)) {
                continue;
            } else {
                addField(pieces, f.offset(), f.descriptor(), values[f.index()]);
            }
        }
        pieces.add(new Piece(image.typeNumberOffset(), 4, "i32 " + image.numbers.number(type)));
        pieces.add(new Piece(image.componentTypeOffset(), 8, "ptr "
                + (type.component() == null ? "null" : image.classObject(type.component()))));
        MethodInfo[] table = image.dispatch.table(type);
        int offset = image.tableOffset();
        String none = Image.functionName(image.hook("throwAbstractMethod"));
        for (MethodInfo m : table) {
            pieces.add(new Piece(offset, 8, "ptr " + (m == null ? none : Image.functionName(m))));
            offset += 8;
        }
        write(image.classObject(type), pieces, offset, "internal global");
    }

    private void writeStatic(FieldInfo field) {
        ClassInfo owner = field.owner();
        ClassInfo record = image.world.valueRecord(field.descriptor());
        Object value = image.analysis.isInitializedAtBuildTime(owner) ? owner.staticValues[field.index()]
                : field.constantValue() instanceof String ? null : field.constantValue();
        List<Piece> pieces = new ArrayList<>();
        addField(pieces, 0, field.descriptor(), value);
        int bytes = record == null ? Kind.storageBytes(field.descriptor()) : record.valueRecordBytes();
        if (record == null) {
            image.module.global(image.staticField(field), "internal global " + pieces.getFirst().typed() + ", align " + bytes);
            bytesWritten += bytes;
        } else {
            write(image.staticField(field), pieces, bytes, "internal global");
        }
    }

    private void write(String name, List<Piece> pieces, int end, String linkage) {
        pieces.sort(Comparator.comparingInt(Piece::offset));
        StringBuilder type = new StringBuilder("<{ ");
        StringBuilder value = new StringBuilder("<{ ");
        int at = 0;
        String separator = "";
        for (Piece p : pieces) {
            if (p.offset > at) {
                type.append(separator).append('[').append(p.offset - at).append(" x i8]");
                value.append(separator).append('[').append(p.offset - at).append(" x i8] zeroinitializer");
                separator = ", ";
            }
            type.append(separator).append(typeOf(p.typed));
            value.append(separator).append(p.typed);
            separator = ", ";
            at = p.offset + p.bytes;
        }
        int size = end + 7 & -8;
        if (size > at) {
            type.append(separator).append('[').append(size - at).append(" x i8]");
            value.append(separator).append('[').append(size - at).append(" x i8] zeroinitializer");
        }
        type.append(" }>");
        value.append(" }>");
        image.module.global(name, linkage + " " + type + " " + value + ", align 8");
        bytesWritten += size;
    }

    private static String typeOf(String typed) {
        return typed.charAt(0) == '[' ? typed.substring(0, typed.indexOf(']') + 1) : typed.substring(0, typed.indexOf(' '));
    }
}
