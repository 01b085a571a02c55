package hiillos.runtime.os;

/** {@link ThreadArea} of the only thread. */
final class LinuxThreadArea {
    private static long heapTop;
    private static long heapLimit;
    private static long faultRegisters;

    private LinuxThreadArea() {}

    static long self() {
        return 1;
    }

    static long heapTop() {
        return heapTop;
    }

    static void setHeapTop(long address) {
        heapTop = address;
    }

    static long heapLimit() {
        return heapLimit;
    }

    static void setHeapLimit(long address) {
        heapLimit = address;
    }

    static long faultRegisters() {
        if (faultRegisters == 0) {
            faultRegisters = LinuxPlatform.mapMemory(4096);
        }
        return faultRegisters;
    }
}
