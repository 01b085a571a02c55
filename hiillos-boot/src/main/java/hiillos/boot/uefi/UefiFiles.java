package hiillos.boot.uefi;

import hiillos.word.Memory;

/** Files of the volume that the loader came from (UEFI specification 2.10, sections 9.1, 13.4 and 13.5). */
final class UefiFiles {
    private static final long LOADED_IMAGE_LOW = 0x11d2_9562_5b1b_31a1L;
    private static final long LOADED_IMAGE_HIGH = 0x3b72_69c9_a000_3f8eL;
    private static final long FILE_SYSTEM_LOW = 0x11d2_6459_964e_5b22L;
    private static final long FILE_SYSTEM_HIGH = 0x3b72_69c9_a000_398eL;
    private static final int IMAGE_DEVICE = 24;
    private static final int OPEN_VOLUME = 8;
    private static final int OPEN = 8;
    private static final int CLOSE = 16;
    private static final int READ = 32;
    private static final int READ_ONLY = 1;
    private static final long CHUNK = 1 << 20;

    private static long volume;

    private UefiFiles() {}

    /**
     * Opens the volume.
     *
     * @param image the loader's own handle
     * @return what is wrong, or null
     */
    static String open(long image) {
        long loaded = Uefi.protocolOf(image, LOADED_IMAGE_LOW, LOADED_IMAGE_HIGH);
        long device = loaded == 0 ? 0 : Memory.loadLong(loaded + IMAGE_DEVICE);
        long system = device == 0 ? 0 : Uefi.protocolOf(device, FILE_SYSTEM_LOW, FILE_SYSTEM_HIGH);
        if (system == 0 || Uefi.method(system, OPEN_VOLUME, Uefi.resultAddress(0), 0, 0, 0) < 0) {
            return "The volume that the loader came from can not be opened.";
        }
        volume = Uefi.result(0);
        return null;
    }

    /** As {@link #read(long, long)} after the name has been set; for names that the loader knows. */
    static long read(String path, long target, long maximumBytes) {
        int length = path.length();
        for (int index = 0; index < length; index++) {
            Memory.storeShort(Uefi.name() + index * 2L, (short) path.charAt(index));
        }
        Memory.storeShort(Uefi.name() + length * 2L, (short) 0);
        return read(target, maximumBytes);
    }

    /** Reads the file whose path is the ASCII text at {@code path}. */
    static long read(long path, int pathBytes, long target, long maximumBytes) {
        if (pathBytes >= Uefi.MAXIMUM_NAME_BYTES / 2) {
            return -1;
        }
        for (int index = 0; index < pathBytes; index++) {
            Memory.storeShort(Uefi.name() + index * 2L, (short) (Memory.loadByte(path + index) & 0xff));
        }
        Memory.storeShort(Uefi.name() + pathBytes * 2L, (short) 0);
        return read(target, maximumBytes);
    }

    /**
     * Reads the beginning of a file, at most {@code maximumBytes} bytes.
     *
     * @return how many bytes there were, or -1 when the file can not be opened or read
     */
    private static long read(long target, long maximumBytes) {
        if (Uefi.method(volume, OPEN, Uefi.resultAddress(0), Uefi.name(), READ_ONLY, 0) < 0) {
            return -1;
        }
        long file = Uefi.result(0);
        long done = 0;
        while (done < maximumBytes) {
            long wanted = maximumBytes - done < CHUNK ? maximumBytes - done : CHUNK;
            Uefi.setResult(1, wanted);
            if (Uefi.method(file, READ, Uefi.resultAddress(1), target + done, 0, 0) < 0) {
                done = -1;
                break;
            }
            if (Uefi.result(1) == 0) {
                break;
            }
            done += Uefi.result(1);
        }
        Uefi.method(file, CLOSE, 0, 0, 0, 0);
        return done;
    }
}
