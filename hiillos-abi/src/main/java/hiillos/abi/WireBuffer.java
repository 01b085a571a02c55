package hiillos.abi;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.nio.charset.StandardCharsets;

/**
 * The words and capabilities of one message, written then read. Every number takes one word, sign extended; bytes take a word
 * with their count and then their content, eight bytes to a word, little-endian, the rest of the last word zero; text is UTF-8
 * bytes. Reading checks everything and throws {@link MalformedMessageException}.
 *
 * <p>The words lie in the calling thread's IPC buffer, where the kernel takes them from, as long as they fit; the words of
 * longer messages lie in segments. So a buffer is written or read by one thread without another call between.
 */
@RawMemory(reason = "words in the thread's IPC buffer")
public final class WireBuffer {
    /** The most words a message may have: 64 KiB. */
    public static final int MAXIMUM_WORDS = 8192;
    /** The place in a message that was read to its end. */
    private static final int READ = Integer.MAX_VALUE;
    private static final int DEFERRED = 1;
    private static final int GROWING = 2;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** What goes through the system call. */
    final Message message = new Message();
    /** The capabilities of the message. */
    final WireHandles handles;
    /** Where capabilities of this process's own objects are made and recognised; null when it can have none. */
    ObjectTable objects;
    /** The words when they do not lie in the IPC buffer; null as long as they always did. */
    private WireSegments segments;
    /** Address of word 0 in the IPC buffer. */
    private long place;
    /** How many words have room there; 0 when the words are in segments. */
    private int room;
    /** More than {@link #MAXIMUM_WORDS}: too many were written, and not kept. */
    private int count;
    private int position;
    /** {@link #DEFERRED}, {@link #GROWING}. */
    private int state;

    public WireBuffer() {
        this(false);
    }

    /** @param isGiving whether capabilities that are written are given away, as in answers, not lent */
    WireBuffer(boolean isGiving) {
        handles = new WireHandles(isGiving);
    }

    /** Empties it, for the calling thread to write. */
    @AlwaysInline(reason = "every message passes here twice")
    public void clear() {
        long page = IpcPage.current();
        if (page != 0) {
            place = page + IpcBuffer.WORDS;
            room = IpcBuffer.MAXIMUM_WORDS;
        }
        count = 0;
        position = 0;
        state = 0;
        handles.clear();
    }

    /** Empties it; the words are kept in segments, which later calls of this thread do not overwrite. */
    void clearForLater() {
        room = 0;
        count = 0;
        position = 0;
        handles.clear();
    }

    /** The operation that is to write here is answered later: see {@link Deferred}. */
    void defer() {
        state |= DEFERRED;
    }

    /** Whether nothing is to be written here, because the operation is answered later. */
    public boolean isDeferred() {
        return (state & DEFERRED) != 0;
    }

    /** Whether something was written, or was to be written when memory ran out. */
    boolean isBegun() {
        return count > 0 || (state & GROWING) != 0 || handles.isUsed();
    }

    /** Whether all was read, and {@link #end} has found it sound. */
    boolean isRead() {
        return position == READ;
    }

    /** Whether the words lie in the IPC buffer. */
    boolean isInPlace() {
        return room != 0;
    }

    /** How many words were written. */
    public int count() {
        return count;
    }

    /** The word at an index below {@link #count}. */
    long word(int index) {
        // SAFETY: with room the words lie in the thread's page, and no index reaches beyond them.
        return room != 0 ? Memory.loadLong(place + 8L * index) : segments.get(index);
    }

    /** For how many words there is memory, beside that in the IPC buffer. */
    int capacity() {
        return segments == null ? 0 : segments.capacity();
    }

    /** Another one that has the words, which do not lie in the IPC buffer; none are left here. */
    WireBuffer detach() {
        WireBuffer detached = new WireBuffer();
        detached.segments = segments;
        detached.count = count;
        segments = null;
        count = 0;
        return detached;
    }

    /** Has it hold a message that the kernel delivered to this thread, whose page this is. */
    @AlwaysInline(reason = "every message passes here twice")
    void receive(Message received, long page) {
        long to = page + IpcBuffer.WORDS;
        long header = received.header;
        place = to;
        room = IpcBuffer.MAXIMUM_WORDS;
        position = 0;
        count = Message.countWords(header);
        // SAFETY: the page's first six words, which the kernel leaves alone.
        Memory.storeLong(to, received.word0);
        Memory.storeLong(to + 8, received.word1);
        Memory.storeLong(to + 16, received.word2);
        Memory.storeLong(to + 24, received.word3);
        Memory.storeLong(to + 32, received.word4);
        Memory.storeLong(to + 40, received.word5);
        handles.clear();
        if (Message.countHandles(header) != 0) {
            handles.load(page, Message.countHandles(header));
        }
    }

    /** Takes the first six words, zero beyond the last, to the registers. Only when they are in place. */
    void loadRegisters(Message target) {
        int words = count;
        long from = place;
        // SAFETY: as in word. What lay there before must not leave the process.
        target.word0 = words > 0 ? Memory.loadLong(from) : 0;
        target.word1 = words > 1 ? Memory.loadLong(from + 8) : 0;
        target.word2 = words > 2 ? Memory.loadLong(from + 16) : 0;
        target.word3 = words > 3 ? Memory.loadLong(from + 24) : 0;
        target.word4 = words > 4 ? Memory.loadLong(from + 32) : 0;
        target.word5 = words > 5 ? Memory.loadLong(from + 40) : 0;
    }

    public void putLong(long value) {
        int at = count;
        if (at < room) {
            // SAFETY: as in word.
            Memory.storeLong(place + 8L * at, value);
            count = at + 1;
        } else {
            append(value);
        }
    }

    private void append(long value) {
        if (reserve(1)) {
            segments.set(count++, value);
        }
    }

    /** Has segments hold the words, with room for more. False: the message is too long, which its count says from now on. */
    private boolean reserve(int more) {
        state |= GROWING;
        int needed = count + more;
        if (needed > MAXIMUM_WORDS) {
            room = 0;
            count = MAXIMUM_WORDS + 1;
            return false;
        }
        if (segments == null) {
            segments = new WireSegments();
        }
        segments.reserve(needed);
        if (room != 0) {
            for (int i = 0; i < count; i++) {
                segments.set(i, Memory.loadLong(place + 8L * i));
            }
            room = 0;
        }
        return true;
    }

    public void putInt(int value) {
        putLong(value);
    }

    public void putShort(short value) {
        putLong(value);
    }

    public void putByte(byte value) {
        putLong(value);
    }

    public void putChar(char value) {
        putLong(value);
    }

    public void putBoolean(boolean value) {
        putLong(value ? 1 : 0);
    }

    /** The bits as they are: a NaN keeps its payload. */
    public void putFloat(float value) {
        putLong(Float.floatToRawIntBits(value));
    }

    /** The bits as they are. */
    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    public void putBytes(byte[] bytes) {
        int length = bytes.length;
        int needed = 1 + (length + 7 >>> 3);
        if (count + needed > room) {
            appendBytes(bytes, needed);
            return;
        }
        long to = place + 8L * count;
        // SAFETY: the words from count to count + needed have room in the page; the array is alive.
        Memory.storeLong(to, length);
        if (length > 0) {
            Memory.storeLong(to + 8L * (needed - 1), 0);
            Memory.copy(to + 8, RawBytes.address(bytes, 0), length);
        }
        count += needed;
    }

    private void appendBytes(byte[] bytes, int needed) {
        if (!reserve(needed)) {
            return;
        }
        segments.set(count++, bytes.length);
        for (int at = 0; at < bytes.length; at += 8) {
            long word = 0;
            int end = Math.min(8, bytes.length - at);
            for (int i = 0; i < end; i++) {
                word |= (bytes[at + i] & 0xffL) << 8 * i;
            }
            segments.set(count++, word);
        }
    }

    public void putString(String text) {
        byte[] latin = room != 0 ? Texts.latinOrNull(text) : null;
        if (latin == null || !putAscii(latin)) {
            state |= GROWING;
            putBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes characters if all are ASCII and have room in place. */
    private boolean putAscii(byte[] characters) {
        int length = characters.length;
        int needed = 1 + (length + 7 >>> 3);
        if (count + needed > room) {
            return false;
        }
        long to = place + 8L * count;
        long from = RawBytes.address(characters, 0);
        long seen = 0;
        // SAFETY: the words from count to count + needed have room in the page; arrays are padded to whole words.
        Memory.storeLong(to, length);
        for (int at = 0; at < length; at += 8) {
            long word = Memory.loadLong(from + at);
            if (length - at < 8) {
                word &= (1L << 8 * (length - at)) - 1;
            }
            seen |= word;
            Memory.storeLong(to + 8 + at, word);
        }
        if ((seen & HIGH_BITS) != 0) {
            return false;
        }
        count += needed;
        return true;
    }

    public long getLong() {
        int at = position;
        if (at >= count) {
            throw MalformedMessageException.INSTANCE;
        }
        position = at + 1;
        return word(at);
    }

    /** A number within bounds, both included. */
    private long getWithin(long least, long most) {
        long value = getLong();
        if (value < least || value > most) {
            throw malformed();
        }
        return value;
    }

    public int getInt() {
        long value = getLong();
        if (value != (int) value) {
            throw MalformedMessageException.INSTANCE;
        }
        return (int) value;
    }

    public short getShort() {
        return (short) getWithin(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public byte getByte() {
        return (byte) getWithin(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public char getChar() {
        return (char) getWithin(Character.MIN_VALUE, Character.MAX_VALUE);
    }

    public boolean getBoolean() {
        return getWithin(0, 1) != 0;
    }

    public float getFloat() {
        return Float.intBitsToFloat(getInt());
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    /** The ordinal of an enum that has {@code countConstants}. */
    public int getOrdinal(int countConstants) {
        return (int) getWithin(0, countConstants - 1);
    }

    /**
     * The length of an array: each element takes at least a word or a capability, so no length can make the reader run out of
     * memory.
     */
    public int getLength() {
        return (int) getWithin(0, count - position + handles.remaining());
    }

    public byte[] getBytes() {
        int length = (int) getWithin(0, (count - position - 1) * 8L);
        byte[] bytes = new byte[length];
        if (length == 0) {
            return bytes;
        }
        int whole = length >>> 3;
        int rest = length & 7;
        if (rest != 0 && word(position + whole) >>> 8 * rest != 0) {
            throw malformed();
        }
        if (room != 0) {
            // SAFETY: the words up to count lie in the page; the array has as many bytes.
            Memory.copy(RawBytes.address(bytes, 0), place + 8L * position, length);
        } else {
            for (int at = 0; at < length; at += 8) {
                long word = word(position + (at >>> 3));
                int end = Math.min(8, length - at);
                for (int i = 0; i < end; i++) {
                    bytes[at + i] = (byte) (word >>> 8 * i);
                }
            }
        }
        position += whole + (rest != 0 ? 1 : 0);
        return bytes;
    }

    public String getString() {
        if (room != 0) {
            return getStringInPlace();
        }
        byte[] bytes = getBytes();
        if (!Utf8.isValid(bytes)) {
            throw malformed();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String getStringInPlace() {
        int length = (int) getWithin(0, (count - position - 1) * 8L);
        byte[] bytes = new byte[length];
        long from = place + 8L * position;
        long to = RawBytes.address(bytes, 0);
        long seen = 0;
        int at = 0;
        // SAFETY: the words up to count lie in the page; arrays are padded to whole words.
        for (; at <= length - 8; at += 8) {
            long word = Memory.loadLong(from + at);
            seen |= word;
            Memory.storeLong(to + at, word);
        }
        if (at < length) {
            long word = Memory.loadLong(from + at);
            if (word >>> 8 * (length - at) != 0) {
                throw malformed();
            }
            seen |= word;
            Memory.storeLong(to + at, word);
        }
        position += length + 7 >>> 3;
        if ((seen & HIGH_BITS) == 0) {
            return Texts.ofLatin(bytes);
        }
        if (!Utf8.isValid(bytes)) {
            throw malformed();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A capability. In an answer it is given away and the handle closed; in a call the receiver gets a copy. */
    public void putHandle(Handle handle) {
        handles.put(handle);
    }

    /**
     * The next capability's number, the caller's to close after {@link #end}.
     *
     * @param type of {@link hiillos.abi.kernel.ObjectType}, which it must have
     */
    public int getHandle(int type) {
        return handles.get(type);
    }

    /**
     * A capability for an object of another process, which a proxy stands for, or for one of this process, which is published.
     *
     * @param dispatcher the protocol around an object of this process; null for a proxy
     */
    public void putObject(Object object, Dispatcher dispatcher) {
        if (object instanceof RemoteObject remote) {
            handles.put(remote.connection().sender());
        } else {
            handles.putOwn(ObjectTable.require(objects), object, dispatcher);
        }
    }

    /** The connection for a proxy of a capability that came. */
    public Connection getConnection() {
        return new Connection(new Sender(getHandle(hiillos.abi.kernel.ObjectType.SENDER)), objects);
    }

    /**
     * If the next capability is one of this process's own objects: the object itself, and the capability is read.
     *
     * @return null if it is not
     */
    public <T> T getOwnObject(Class<T> type) {
        Object object = objects == null ? null : handles.own(objects);
        if (object == null) {
            return null;
        }
        if (!type.isInstance(object)) {
            throw malformed();
        }
        return type.cast(object);
    }

    /** The error for a value that its own type refuses, for example a record's constructor. */
    public MalformedMessageException malformed() {
        return MalformedMessageException.INSTANCE;
    }

    /** All words and capabilities must have been read; those of a message that is not sound to the end are closed. */
    public void end() {
        if (position != count) {
            throw malformed();
        }
        if (handles.isUsed()) {
            endHandles();
        }
        position = READ;
    }

    private void endHandles() {
        if (handles.remaining() != 0) {
            throw malformed();
        }
        handles.taken();
    }
}
