package hiillos.abi;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
import hiillos.word.RawMemory;

/**
 * The capabilities of one message. Those that were received belong to whoever reads the message only when all of it was sound: until
 * {@link #taken} they are closed with it. Those that were to be given away and were not delivered are closed too.
 */
@RawMemory(reason = "handles in the thread's IPC buffer")
final class WireHandles {
    private static final int RIGHTS = 4;

    private int[] numbers;
    private int[] types;
    private int count;
    private int position;
    /** Whether what is written is given away. */
    private final boolean isMoving;
    /** Whether these came, rather than being written here. */
    private boolean isReceived;
    private boolean isTooMany;
    private int failure;
    /** Whether anything here is not as at first. */
    private boolean isUsed;

    WireHandles(boolean isMoving) {
        this.isMoving = isMoving;
    }

    /** Forgets all; nothing is closed. */
    void clear() {
        if (isUsed) {
            reset();
        }
    }

    private void reset() {
        isUsed = false;
        count = 0;
        position = 0;
        isReceived = false;
        isTooMany = false;
        failure = 0;
    }

    int count() {
        return count;
    }

    int remaining() {
        return count - position;
    }

    /** Why the message cannot be sent: a status; 0 if it can. */
    int failure() {
        return isTooMany ? ServiceStatus.MESSAGE_TOO_LONG : failure;
    }

    void put(Handle handle) {
        boolean moves = isMoving;
        add(moves ? handle.release() : handle.number(), moves);
    }

    /** A new capability for an object of this process: it is always given away. */
    void putOwn(ObjectTable objects, Object object, Dispatcher dispatcher) {
        isUsed = true;
        try {
            add(objects.publish(object, dispatcher).release(), true);
        } catch (StatusException cannot) {
            failure = cannot.status();
        }
    }

    private void add(int number, boolean moves) {
        if (count == IpcBuffer.MAXIMUM_HANDLES) {
            isUsed = true;
            isTooMany = true;
            if (moves) {
                SystemCalls.handleClose(number);
            }
            return;
        }
        makeArrays();
        numbers[count] = number;
        types[count++] = moves ? 1 : 0;
    }

    private void makeArrays() {
        isUsed = true;
        prepare();
    }

    /** From now on no memory is needed here. */
    void prepare() {
        if (numbers == null) {
            numbers = new int[IpcBuffer.MAXIMUM_HANDLES];
            types = new int[IpcBuffer.MAXIMUM_HANDLES];
        }
    }

    /** Writes all to the thread's page, from where the kernel takes them. */
    void store(long page) {
        for (int i = 0; i < count; i++) {
            // SAFETY: the handles' part of the thread's own page; there are at most sixteen.
            Memory.storeInt(page + IpcBuffer.handle(i), numbers[i]);
            Memory.storeInt(page + IpcBuffer.handle(i) + RIGHTS, Rights.ALL | (types[i] != 0 ? IpcBuffer.MOVE : 0));
        }
    }

    /** Reads so many from the thread's page, where the kernel has put them. */
    @NeverInline(reason = "most messages have none")
    void load(long page, int countHandles) {
        clear();
        if (countHandles == 0) {
            return;
        }
        makeArrays();
        isReceived = true;
        count = countHandles;
        for (int i = 0; i < countHandles; i++) {
            // SAFETY: as in store; the kernel delivers no more.
            numbers[i] = Memory.loadInt(page + IpcBuffer.handle(i));
            types[i] = Memory.loadInt(page + IpcBuffer.handle(i) + RIGHTS);
        }
    }

    int get(int type) {
        if (position >= count || types[position] != type) {
            throw MalformedMessageException.INSTANCE;
        }
        return numbers[position++];
    }

    /** The object of this process that the next capability names; null if it names another. */
    Object own(ObjectTable objects) {
        if (position >= count || types[position] != ObjectType.SENDER || objects.isEmpty()) {
            return null;
        }
        Object object = objects.own(SystemCalls.handleIdentify(numbers[position]));
        if (object != null) {
            SystemCalls.handleClose(numbers[position]);
            numbers[position++] = 0;
        }
        return object;
    }

    /** Whether something is to be given away. */
    boolean isGiving() {
        for (int i = 0; i < count && !isReceived; i++) {
            if (types[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is anything to be done here. */
    boolean isUsed() {
        return isUsed;
    }

    /** What was received was read to the end and is the reader's to close from now on. */
    void taken() {
        reset();
    }

    /** Forgets all. Those that were received are closed, and those that were to be given away and are still here. */
    void close() {
        if (isUsed) {
            for (int i = 0; i < count; i++) {
                if (numbers[i] != 0 && (isReceived || types[i] != 0)) {
                    SystemCalls.handleClose(numbers[i]);
                }
            }
            reset();
        }
    }
}
