package hiillos.boot.bios;

import hiillos.boot.Handover;
import hiillos.boot.VideoChoice;
import hiillos.boot.protocol.BootInformation;
import hiillos.word.Memory;

/** A linear framebuffer by the VESA BIOS extensions (VBE Core Functions Standard 3.0). */
final class BiosVideo {
    private static final long CONTROLLER = LowMemory.VIDEO_BUFFER;
    private static final long MODE = LowMemory.VIDEO_BUFFER + 512;
    private static final int SUCCESS = 0x4f;
    /** Supported by the hardware, colour, graphics, linear framebuffer. */
    private static final int WANTED_ATTRIBUTES = 0x99;
    private static final int MAXIMUM_MODES = 256;
    private static final int END_OF_LIST = 0xffff;
    private static final int LINEAR = 0x4000;

    private BiosVideo() {}

    /** Sets the best mode and tells {@link Handover}; without one everything stays as it is. */
    static void setBestMode() {
        Memory.fill(CONTROLLER, (byte) 0, 512);
        Memory.storeInt(CONTROLLER, 0x3245_4256);
        BiosCall.clear();
        BiosCall.setEax(0x4f00);
        BiosCall.setEsDi(CONTROLLER);
        BiosCall.interrupt(0x10);
        if ((BiosCall.eax() & 0xffff) != SUCCESS) {
            return;
        }
        long list = (Memory.loadShort(CONTROLLER + 16) & 0xffffL) * 16 + (Memory.loadShort(CONTROLLER + 14) & 0xffffL);
        int best = END_OF_LIST;
        int bestScore = 0;
        for (int index = 0; index < MAXIMUM_MODES; index++) {
            int mode = Memory.loadShort(list + index * 2L) & 0xffff;
            if (mode == END_OF_LIST) {
                break;
            }
            int score = isUsable(mode) ? VideoChoice.score(width(), height()) : 0;
            if (score > bestScore) {
                best = mode;
                bestScore = score;
            }
        }
        if (best == END_OF_LIST || !isUsable(best)) {
            return;
        }
        BiosCall.clear();
        BiosCall.setEax(0x4f02);
        BiosCall.setEbx(best | LINEAR);
        BiosCall.interrupt(0x10);
        if ((BiosCall.eax() & 0xffff) == SUCCESS) {
            Handover.setFramebuffer(Memory.loadInt(MODE + 40) & 0xffff_ffffL, width(), height(), rowBytes(), format());
        }
    }

    /** Asks for the mode's information; afterwards the other methods answer. */
    private static boolean isUsable(int mode) {
        Memory.fill(MODE, (byte) 0, 256);
        BiosCall.clear();
        BiosCall.setEax(0x4f01);
        BiosCall.setEcx(mode);
        BiosCall.setEsDi(MODE);
        BiosCall.interrupt(0x10);
        return (BiosCall.eax() & 0xffff) == SUCCESS
                && (Memory.loadShort(MODE) & WANTED_ATTRIBUTES) == WANTED_ATTRIBUTES
                && Memory.loadByte(MODE + 25) == 32
                && Memory.loadInt(MODE + 40) != 0
                && rowBytes() >= width() * 4
                && format() != BootInformation.FORMAT_NONE;
    }

    private static int width() {
        return Memory.loadShort(MODE + 18) & 0xffff;
    }

    private static int height() {
        return Memory.loadShort(MODE + 20) & 0xffff;
    }

    private static int rowBytes() {
        return Memory.loadShort(MODE + 16) & 0xffff;
    }

    private static int format() {
        int green = Memory.loadByte(MODE + 34);
        int red = Memory.loadByte(MODE + 32);
        int blue = Memory.loadByte(MODE + 36);
        if (green != 8 || Memory.loadByte(MODE + 31) != 8) {
            return BootInformation.FORMAT_NONE;
        }
        if (red == 16 && blue == 0) {
            return BootInformation.FORMAT_BLUE_GREEN_RED;
        }
        return red == 0 && blue == 16 ? BootInformation.FORMAT_RED_GREEN_BLUE : BootInformation.FORMAT_NONE;
    }
}
