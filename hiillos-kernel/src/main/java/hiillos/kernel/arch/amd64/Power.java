package hiillos.kernel.arch.amd64;

import hiillos.kernel.Log;

/** Ends the machine's run. */
public final class Power {
    private static final int DEBUG_EXIT_PORT = 0xf4;

    private static boolean underTest;

    private Power() {}

    /** A test harness waits for QEMU's exit code. */
    public static void setUnderTest() {
        underTest = true;
    }

    public static boolean isUnderTest() {
        return underTest;
    }

    /** Powers off; under test a code other than 0 ends QEMU with exit code {@code 2 × code + 1}. Never returns. */
    public static void off(int code) {
        Log.end();
        if (underTest && code != 0) {
            Machine.outInt(DEBUG_EXIT_PORT, code);
        }
        Acpi.powerOff();
        stop();
    }

    /** Resets by ACPI, the keyboard controller, port 0xcf9, whichever works. Never returns. */
    public static void reset() {
        Log.end();
        Acpi.reset();
        Machine.outByte(0xcf9, 6);
        Machine.outByte(0x64, 0xfe);
        stop();
    }

    /** Stops this processor. */
    public static void stop() {
        while (true) {
            Machine.haltForEver();
        }
    }
}
