package hiillos.compiler.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Renames classes in a class file, by its UTF-8 constants: exact names ({@code a/B}) and descriptors or signatures that
 * contain them ({@code La/B;}, {@code La/B<}). Only what begins the constant pool is read; the rest is copied.
 *
 * <p>A string literal that spells a renamed class's internal name changes too; names given to substitutions are not
 * written in string literals.
 */
final class ClassRenamer {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private ClassRenamer() {}

    /**
     * The class file with other names.
     *
     * @param names internal name to internal name
     * @return the very array given when it mentions none of the names
     */
    static byte[] rename(byte[] classFile, Map<String, String> names) {
        if (names.isEmpty()) {
            return classFile;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 256);
        boolean changed = false;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(in.readLong());
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    String text = in.readUTF();
                    String renamed = rename(text, names);
                    changed |= !renamed.equals(text);
                    out.writeUTF(renamed);
                } else {
                    out.write(in.readNBytes(bytesAfterTag(tag)));
                    if (tag == LONG || tag == DOUBLE) {
                        i++;
                    }
                }
            }
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed ? bytes.toByteArray() : classFile;
    }

    private static int bytesAfterTag(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            default -> throw new IllegalArgumentException("constant pool tag " + tag);
        };
    }

    private static String rename(String text, Map<String, String> names) {
        String whole = names.get(text);
        if (whole != null) {
            return whole;
        }
        if (text.indexOf('L') < 0 || text.indexOf(';') < 0) {
            return text;
        }
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (result.contains(name.getKey())) {
                result = result.replace("L" + name.getKey() + ";", "L" + name.getValue() + ";")
                        .replace("L" + name.getKey() + "<", "L" + name.getValue() + "<");
            }
        }
        return result;
    }
}
