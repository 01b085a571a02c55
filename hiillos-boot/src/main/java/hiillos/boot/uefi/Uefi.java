package hiillos.boot.uefi;

import hiillos.word.AssemblyFile;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * Calls of the firmware and its tables (UEFI specification 2.10, chapters 4 and 7).
 *
 * <p>The scratch memory, 8 KiB that the firmware may read and write, is divided so:
 *
 * <pre>
 *    0 results of calls (six words)     64 GUID     96 one character and a zero     128 file name, UTF-16, up to 4 KiB
 * </pre>
 */
@AssemblyFile("uefi.s")
final class Uefi {
    static final int ALLOCATE_PAGES = 40;
    static final int GET_MEMORY_MAP = 56;
    static final int HANDLE_PROTOCOL = 152;
    static final int EXIT_BOOT_SERVICES = 232;
    static final int SET_WATCHDOG_TIMER = 256;
    static final int LOCATE_HANDLE = 176;
    static final int LOCATE_PROTOCOL = 320;
    static final int MAXIMUM_NAME_BYTES = 4096;

    private static final int CONSOLE_OUT_HANDLE = 56;
    private static final int CONSOLE_OUT = 64;
    private static final int BOOT_SERVICES = 96;
    private static final int TABLE_COUNT = 104;
    private static final int TABLES = 112;
    private static final int TABLE_BYTES = 24;
    private static final int GUID = 64;
    private static final int CHARACTER = 96;
    private static final int NAME = 128;

    private static long systemTable;

    private Uefi() {}

    /** To be called first. */
    static void open(long table) {
        systemTable = table;
    }

    static long systemTable() {
        return systemTable;
    }

    static long consoleOut() {
        return Memory.loadLong(systemTable + CONSOLE_OUT);
    }

    static long consoleOutHandle() {
        return Memory.loadLong(systemTable + CONSOLE_OUT_HANDLE);
    }

    /** Result word {@code index}, 0 to 5: its address, to be passed to a call. */
    static long resultAddress(int index) {
        return scratch() + index * 8L;
    }

    static long result(int index) {
        return Memory.loadLong(resultAddress(index));
    }

    static void setResult(int index, long value) {
        Memory.storeLong(resultAddress(index), value);
    }

    /** Two UTF-16 units: one character and a zero. */
    static long character() {
        return scratch() + CHARACTER;
    }

    /** Memory for a file's name in UTF-16, {@link #MAXIMUM_NAME_BYTES} bytes. */
    static long name() {
        return scratch() + NAME;
    }

    /** Writes a GUID, given as its two little-endian words, and tells where. */
    static long guid(long low, long high) {
        Memory.storeLong(scratch() + GUID, low);
        Memory.storeLong(scratch() + GUID + 8, high);
        return scratch() + GUID;
    }

    /** Calls the boot service at that offset of its table; the sign of the status tells failure (negative). */
    static long bootService(int offset, long a, long b, long c, long d, long e) {
        return call(Memory.loadLong(Memory.loadLong(systemTable + BOOT_SERVICES) + offset), a, b, c, d, e, 0);
    }

    /** Calls the function at that offset of a protocol's interface, which is its first argument. */
    static long method(long protocol, int offset, long b, long c, long d, long e) {
        return call(Memory.loadLong(protocol + offset), protocol, b, c, d, e, 0);
    }

    /** The interface of a protocol that a handle has; 0 if it has not. */
    static long protocolOf(long handle, long low, long high) {
        long status = bootService(HANDLE_PROTOCOL, handle, guid(low, high), resultAddress(0), 0, 0);
        return status < 0 ? 0 : result(0);
    }

    /** The first interface of a protocol; 0 if there is none. */
    static long anyProtocol(long low, long high) {
        long status = bootService(LOCATE_PROTOCOL, guid(low, high), 0, resultAddress(0), 0, 0);
        return status < 0 ? 0 : result(0);
    }

    /** The configuration table of that GUID; 0 if there is none. */
    static long configurationTable(long low, long high) {
        long count = Memory.loadLong(systemTable + TABLE_COUNT);
        long tables = Memory.loadLong(systemTable + TABLES);
        for (long index = 0; index < count; index++) {
            long table = tables + index * TABLE_BYTES;
            if (Memory.loadLong(table) == low && Memory.loadLong(table + 8) == high) {
                return Memory.loadLong(table + 16);
            }
        }
        return 0;
    }

    /** Calls a firmware function with up to six arguments. */
    @ExternalSymbol("hiillos_uefi_call")
    private static native long call(long function, long a, long b, long c, long d, long e, long f);

    @SymbolAddress("hiillos_uefi_scratch")
    private static native long scratch();
}
