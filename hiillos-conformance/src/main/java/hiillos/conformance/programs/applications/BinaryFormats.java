package hiillos.conformance.programs.applications;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bytes in and out: a tagged format with variable numbers, buffers of both orders, views, charsets and streams around streams. */
public final class BinaryFormats {
    sealed interface Value permits Number, Text, Sequence, Table {}

    record Number(long value) implements Value {}

    record Text(String value) implements Value {}

    record Sequence(List<Value> values) implements Value {}

    record Table(Map<String, Value> entries) implements Value {}

    /** Counts and inverts what passes. */
    static final class Inverter extends FilterOutputStream {
        private int count;

        Inverter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count++;
            out.write(~b);
        }
    }

    private BinaryFormats() {}

    static void number(DataOutputStream out, long value) throws IOException {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long number(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int b = in.readUnsignedByte();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value >>> 1 ^ -(value & 1);
            }
        }
    }

    static void write(DataOutputStream out, Value value) throws IOException {
        switch (value) {
            case Number(long n) -> {
                out.writeByte('n');
                number(out, n);
            }
            case Text(String text) -> {
                out.writeByte('t');
                out.writeUTF(text);
            }
            case Sequence(List<Value> values) -> {
                out.writeByte('s');
                number(out, values.size());
                for (Value v : values) {
                    write(out, v);
                }
            }
            case Table(Map<String, Value> entries) -> {
                out.writeByte('m');
                number(out, entries.size());
                for (Map.Entry<String, Value> e : entries.entrySet()) {
                    out.writeUTF(e.getKey());
                    write(out, e.getValue());
                }
            }
        }
    }

    static Value read(DataInputStream in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case 'n' -> new Number(number(in));
            case 't' -> new Text(in.readUTF());
            case 's' -> {
                List<Value> values = new ArrayList<>();
                for (long n = number(in); n > 0; n--) {
                    values.add(read(in));
                }
                yield new Sequence(values);
            }
            case 'm' -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                for (long n = number(in); n > 0; n--) {
                    entries.put(in.readUTF(), read(in));
                }
                yield new Table(entries);
            }
            default -> throw new IOException(String.format("unknown tag 0x%02x", tag));
        };
    }

    static void buffers() {
        ByteBuffer buffer = ByteBuffer.allocate(40);
        buffer.putShort((short) -2).putChar('\u20ac').order(ByteOrder.LITTLE_ENDIAN).putInt(0x01020304).putFloat(1.5f).putDouble(-Math.E).put((byte) 9);
        System.out.println(HexFormat.of().formatHex(buffer.array(), 0, buffer.position()) + " " + buffer);
        buffer.flip().position(4);
        ByteBuffer slice = buffer.slice().order(ByteOrder.BIG_ENDIAN);
        System.out.println(slice.getInt() + " " + slice.duplicate().order(ByteOrder.LITTLE_ENDIAN).getFloat() + " " + slice.remaining());
        buffer.compact();
        System.out.println(buffer.position() + " " + buffer.limit() + " " + buffer.asReadOnlyBuffer().isReadOnly() + " " + buffer.rewind().mismatch(slice));
        var ints = ByteBuffer.allocate(16).asIntBuffer().put(new int[] {3, 1, 2});
        System.out.println(ints.flip() + " " + ints.get(1) + " " + ints.equals(java.nio.IntBuffer.wrap(new int[] {3, 1, 2})));
        try {
            ByteBuffer.wrap(new byte[3]).getInt();
        } catch (BufferUnderflowException e) {
            System.out.println(e);
        }
        try {
            ByteBuffer.wrap(new byte[3]).asReadOnlyBuffer().put((byte) 1);
        } catch (java.nio.ReadOnlyBufferException e) {
            System.out.println(e);
        }
    }

    static void texts() throws CharacterCodingException {
        String text = "a\u00e9\u20ac\ud83d\ude00";
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1,
                StandardCharsets.US_ASCII)) {
            System.out.println(charset + " " + HexFormat.of().formatHex(text.getBytes(charset)) + " " + charset.newEncoder().canEncode(text));
        }
        byte[] broken = {'x', (byte) 0xc3, 'y', (byte) 0xf0, (byte) 0x9f};
        System.out.println(new String(broken, StandardCharsets.UTF_8).codePoints().mapToObj(Integer::toHexString).toList());
        try {
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(broken));
        } catch (CharacterCodingException e) {
            System.out.println(e);
        }
        System.out.println(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE).decode(ByteBuffer.wrap(broken)) + " "
                + StandardCharsets.UTF_8.encode(CharBuffer.wrap(text)).remaining());
    }

    public static void main(String[] arguments) throws IOException {
        Value value = new Table(new LinkedHashMap<>(Map.of("list", new Sequence(List.of(new Number(0), new Number(-1), new Number(300),
                new Number(Long.MIN_VALUE), new Text("z\u00fc\u0000\ud83d\ude00"), new Sequence(List.of()))))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Inverter inverter = new Inverter(bytes);
        try (DataOutputStream out = new DataOutputStream(inverter)) {
            write(out, value);
            System.out.println(inverter.count + " bytes, " + out.size());
        }
        byte[] data = bytes.toByteArray();
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) ~data[i];
        }
        System.out.println(HexFormat.ofDelimiter(" ").formatHex(data));
        DataInputStream in = new DataInputStream(new SequenceInputStream(new ByteArrayInputStream(data, 0, 9), new ByteArrayInputStream(data, 9,
                data.length - 9)));
        System.out.println(read(in).equals(value) + " " + in.read());
        PushbackInputStream back = new PushbackInputStream(new ByteArrayInputStream(data));
        back.unread('q');
        try {
            read(new DataInputStream(back));
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        try {
            read(new DataInputStream(new ByteArrayInputStream(data, 0, data.length - 2)));
        } catch (EOFException e) {
            System.out.println(e);
        }
        buffers();
        texts();
    }
}
