package hiillos.boot.pvh;

import hiillos.boot.Handover;
import hiillos.boot.machine.Ports;
import hiillos.boot.protocol.BootInformation;

/**
 * The display of QEMU and Bochs, set without a video BIOS (QEMU documentation, "Standard VGA": PCI 1234:1111, framebuffer
 * in base address register 0, mode registers behind ports 0x1ce and 0x1cf).
 */
final class EmulatedDisplay {
    private static final int CONFIGURATION_ADDRESS = 0xcf8;
    private static final int CONFIGURATION_DATA = 0xcfc;
    private static final int IDENTITY = 0x1111_1234;
    private static final int REGISTER = 0x1ce;
    private static final int VALUE = 0x1cf;
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int ENABLED_LINEAR = 0x41;

    private EmulatedDisplay() {}

    /** Sets 1024x768 with 32 bits a pixel and tells {@link Handover}; without such a display everything stays as it is. */
    static void setMode() {
        for (int device = 0; device < 32; device++) {
            if (readConfiguration(device, 0) == IDENTITY) {
                setMode(readConfiguration(device, 0x10) & 0xffff_fff0L);
                return;
            }
        }
    }

    private static void setMode(long framebuffer) {
        if (framebuffer == 0) {
            return;
        }
        writeRegister(4, 0);
        writeRegister(1, WIDTH);
        writeRegister(2, HEIGHT);
        writeRegister(3, 32);
        writeRegister(4, ENABLED_LINEAR);
        Handover.setFramebuffer(framebuffer, WIDTH, HEIGHT, WIDTH * 4, BootInformation.FORMAT_BLUE_GREEN_RED);
    }

    private static int readConfiguration(int device, int offset) {
        Ports.writeInt(CONFIGURATION_ADDRESS, 1 << 31 | device << 11 | offset);
        return Ports.readInt(CONFIGURATION_DATA);
    }

    private static void writeRegister(int register, int value) {
        Ports.writeShort(REGISTER, register);
        Ports.writeShort(VALUE, value);
    }
}
