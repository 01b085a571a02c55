package hiillos.boot.uefi;

import hiillos.boot.Handover;
import hiillos.boot.VideoChoice;
import hiillos.boot.protocol.BootInformation;
import hiillos.word.Memory;

/** A linear framebuffer by the graphics output protocol (UEFI specification 2.10, section 12.9). */
final class UefiVideo {
    static final long GRAPHICS_LOW = 0x4a38_23dc_9042_a9deL;
    static final long GRAPHICS_HIGH = 0x6a51_80d0_de7a_fb96L;
    private static final int QUERY_MODE = 0;
    private static final int SET_MODE = 8;
    private static final int MODE = 24;

    private UefiVideo() {}

    /** Sets the best mode and tells {@link Handover}; without graphics output everything stays as it is. */
    static void setBestMode() {
        long graphics = Uefi.anyProtocol(GRAPHICS_LOW, GRAPHICS_HIGH);
        if (graphics == 0 || Memory.loadLong(graphics + MODE) == 0) {
            return;
        }
        long mode = Memory.loadLong(graphics + MODE);
        int current = Memory.loadInt(mode + 4);
        int best = current;
        int bestScore = 0;
        int modes = Memory.loadInt(mode);
        for (int index = 0; index < modes; index++) {
            if (Uefi.method(graphics, QUERY_MODE, index, Uefi.resultAddress(0), Uefi.resultAddress(1), 0) < 0) {
                continue;
            }
            long candidate = Uefi.result(1);
            int score = format(candidate) == BootInformation.FORMAT_NONE ? 0
                    : VideoChoice.score(width(candidate), height(candidate));
            if (score > bestScore) {
                best = index;
                bestScore = score;
            }
        }
        if (best != current) {
            Uefi.method(graphics, SET_MODE, best, 0, 0, 0);
        }
        mode = Memory.loadLong(graphics + MODE);
        long information = Memory.loadLong(mode + 8);
        if (format(information) != BootInformation.FORMAT_NONE) {
            Handover.setFramebuffer(Memory.loadLong(mode + 24), width(information), height(information),
                    Memory.loadInt(information + 32) * 4, format(information));
        }
    }

    private static int width(long information) {
        return Memory.loadInt(information + 4);
    }

    private static int height(long information) {
        return Memory.loadInt(information + 8);
    }

    /** Pixel format 0 has red first, 1 blue first; 2 has masks, 3 no framebuffer at all: of no use here. */
    private static int format(long information) {
        return switch (Memory.loadInt(information + 12)) {
            case 0 -> BootInformation.FORMAT_RED_GREEN_BLUE;
            case 1 -> BootInformation.FORMAT_BLUE_GREEN_RED;
            default -> BootInformation.FORMAT_NONE;
        };
    }
}
