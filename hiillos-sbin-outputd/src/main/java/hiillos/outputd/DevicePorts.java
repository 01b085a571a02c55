package hiillos.outputd;

import hiillos.word.InlineAssembly;

/** The instructions that access I/O ports; others than those of the manifest fault. */
final class DevicePorts implements SerialLine.Ports {
    @InlineAssembly(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory}")
    private static native void outByte(int port, int value);

    @InlineAssembly(value = "xorl %eax, %eax; inb %dx, %al", constraints = "={eax},{edx},~{memory}")
    private static native int inByte(int port);

    @Override
    public int in(int port) {
        return inByte(port);
    }

    @Override
    public void out(int port, int value) {
        outByte(port, value);
    }
}
