package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;

/** The open files of a {@link MemoryVolume} in its memory, so that they are open again after a restart. */
final class OpenTable {
    private static final int FLAGS_SHIFT = 32;

    private final Region memory;
    private int hint;

    /** Hears of files that were open. */
    @FunctionalInterface
    interface Reader {
        void open(int slot, long badge, int node, int flags, long position);
    }

    OpenTable(Region memory) {
        this.memory = memory;
    }

    /** Reads all. */
    void replay(Reader reader) {
        for (int slot = 0; slot < Layout.OPEN_COUNT; slot++) {
            long at = Layout.open(slot);
            if (memory.word(at) != 0) {
                long word = memory.word(at + 8);
                reader.open(slot, memory.word(at), (int) word, (int) (word >>> FLAGS_SHIFT), memory.word(at + 16));
            }
        }
    }

    /** Enters a file. @throws StatusException {@code TOO_MANY}, {@code NO_SPACE} */
    int add(int node, int flags) throws StatusException {
        int slot = hint;
        for (int tried = 0; memory.word(Layout.open(slot)) != 0; tried++) {
            if (tried == Layout.OPEN_COUNT) {
                throw new StatusException(ServiceStatus.TOO_MANY);
            }
            slot = slot + 1 == Layout.OPEN_COUNT ? 0 : slot + 1;
        }
        hint = slot;
        long at = Layout.open(slot);
        memory.word(at + 8, node | (long) flags << FLAGS_SHIFT);
        memory.word(at + 16, 0);
        return slot;
    }

    /** The entry counts from now on. */
    void badge(int slot, long badge) {
        memory.word(Layout.open(slot), badge);
    }

    void remove(int slot) {
        memory.word(Layout.open(slot), 0);
        hint = slot;
    }

    long position(int slot) {
        return memory.word(Layout.open(slot) + 16);
    }

    void position(int slot, long position) {
        memory.word(Layout.open(slot) + 16, position);
    }
}
