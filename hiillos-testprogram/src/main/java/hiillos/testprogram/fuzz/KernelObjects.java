package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemInformation;
import hiillos.testprogram.guest.Call;
import hiillos.testprogram.guest.Console;
import hiillos.testprogram.guest.Given;
import hiillos.word.Memory;

/** How many objects of each type the kernel has. */
final class KernelObjects {
    private static final int BYTES = 4096;
    private static final long ARRAY_BASE = 16;

    private KernelObjects() {}

    /** Says it in a line, for a failure. */
    static void report() {
        byte[] record = new byte[BYTES];
        long at = Memory.addressOf(record) + ARRAY_BASE;
        long result = Call.of(SystemCallNumber.SYSTEM_INFORMATION, Given.log(), SystemInformation.SLABS, at, BYTES);
        if (result < 0) {
            return;
        }
        StringBuilder text = new StringBuilder("# the kernel has");
        for (int i = 0; i < Memory.loadInt(at + SystemInformation.ENTRIES); i++) {
            long entry = at + SystemInformation.FIRST_ENTRY + (long) i * Memory.loadInt(at + SystemInformation.ENTRY_BYTES);
            text.append(' ');
            for (int k = 0; k < SystemInformation.SLAB_NAME_BYTES && Memory.loadByte(entry + SystemInformation.SLAB_NAME + k) != 0;
                    k++) {
                text.append((char) Memory.loadByte(entry + SystemInformation.SLAB_NAME + k));
            }
            text.append(' ').append(Memory.loadLong(entry + SystemInformation.SLAB_USED));
        }
        Console.line(text.toString());
    }
}
