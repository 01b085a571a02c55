package hiillos.boot.uefi;

import hiillos.boot.Screen;
import hiillos.word.Memory;

/**
 * Text on the graphics output, until boot services end (UEFI specification 2.10, section 12.4).
 *
 * <p>The firmware's own console often goes to the serial port as well, to which the loader writes itself: every character
 * would appear there twice. So the text output of a graphics device is preferred, and the console is the second choice.
 */
final class UefiScreen extends Screen {
    /** The only one. */
    static final UefiScreen SCREEN = new UefiScreen();

    private static final long TEXT_LOW = 0x11d2_69c7_3874_77c2L;
    private static final long TEXT_HIGH = 0x3b72_69c9_a000_398eL;
    private static final int BY_PROTOCOL = 2;
    private static final int OUTPUT_STRING = 8;

    private static long output;

    private UefiScreen() {}

    /** Finds the output. After {@link Uefi#open}. */
    static void open() {
        output = graphicsConsole();
        if (output == 0) {
            output = Uefi.consoleOut();
        }
    }

    private static long graphicsConsole() {
        long handles = Uefi.name();
        Uefi.setResult(1, Uefi.MAXIMUM_NAME_BYTES);
        long graphics = Uefi.guid(UefiVideo.GRAPHICS_LOW, UefiVideo.GRAPHICS_HIGH);
        long status = Uefi.bootService(Uefi.LOCATE_HANDLE, BY_PROTOCOL, graphics,
                0, Uefi.resultAddress(1), handles);
        if (status < 0) {
            return 0;
        }
        long end = handles + Uefi.result(1);
        for (long at = handles; at < end; at += 8) {
            long handle = Memory.loadLong(at);
            long text = handle == Uefi.consoleOutHandle() ? 0 : Uefi.protocolOf(handle, TEXT_LOW, TEXT_HIGH);
            if (text != 0) {
                return text;
            }
        }
        return 0;
    }

    @Override
    public void write(int character) {
        if (character == '\n') {
            put('\r');
        }
        put(character);
    }

    private static void put(int character) {
        if (output != 0) {
            Memory.storeInt(Uefi.character(), character);
            Uefi.method(output, OUTPUT_STRING, Uefi.character(), 0, 0, 0);
        }
    }
}
