package hiillos.kernel;

import hiillos.kernel.arch.amd64.Machine;
import hiillos.word.LineTable;

/** One line of a stack trace for each Java frame, inlined ones included. */
final class Trace {
    private Trace() {}

    /** Whether a return address lies in the kernel's code, or right behind it: a call may be the code's last word. */
    static boolean isReturnAddress(long address) {
        return Long.compareUnsigned(address, Machine.imageStart()) > 0
                && Long.compareUnsigned(address, Machine.textEnd()) <= 0;
    }

    /** Prints the frames at an instruction; {@code isReturn}: the address is where a call returns to. */
    static void print(long address, boolean isReturn) {
        long table = Machine.linesStart();
        long instruction = isReturn ? address - 1 : address;
        long entry = table == Machine.imageEnd() ? 0 : LineTable.find(table, instruction);
        if (entry == 0) {
            Log.text("    at ");
            Log.hex(instruction);
            Log.line();
        }
        for (; entry != 0; entry = LineTable.caller(table, entry)) {
            Log.text("    at ");
            printMethod(entry, 0);
        }
    }

    /** Prints a frame's class, without so many bytes at its beginning, method, file and line. */
    static void printMethod(long entry, int leftOut) {
        long table = Machine.linesStart();
        int bytes = LineTable.classNameBytes(table, entry);
        int skipped = Math.min(leftOut, bytes);
        Log.bytes(LineTable.className(table, entry) + skipped, bytes - skipped);
        if (bytes != 0) {
            Log.character('.');
        }
        Log.bytes(LineTable.methodName(table, entry), LineTable.methodNameBytes(table, entry));
        Log.character('(');
        Log.bytes(LineTable.fileName(table, entry), LineTable.fileNameBytes(table, entry));
        Log.character(':');
        Log.number(LineTable.line(entry));
        Log.line(")");
    }
}
