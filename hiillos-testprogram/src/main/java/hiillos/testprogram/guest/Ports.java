package hiillos.testprogram.guest;

import hiillos.word.InlineAssembly;

/** The instructions that access I/O ports. */
public final class Ports {
    private Ports() {}

    @InlineAssembly(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory}")
    public static native void out(int port, int value);

    @InlineAssembly(value = "xorl %eax, %eax; inb %dx, %al", constraints = "={eax},{edx},~{memory}")
    public static native int in(int port);

    /** Two ports at once. */
    @InlineAssembly(value = "xorl %eax, %eax; inw %dx, %ax", constraints = "={eax},{edx},~{memory}")
    public static native int inWord(int port);
}
