package hiillos.boot.machine;

import hiillos.word.InlineAssembly;

/** The processor's I/O ports. Bare machine only: on a JVM every method throws. */
public final class Ports {
    private Ports() {}

    /** Reads a byte, 0 to 255. */
    @InlineAssembly(value = "xorl %eax, %eax\n\tinb %dx, %al",
            constraints = "={eax},{edx},~{memory},~{dirflag},~{fpsr},~{flags}")
    public static int readByte(int port) {
        throw Processor.notOnThisMachine();
    }

    /** Reads four bytes. */
    @InlineAssembly(value = "inl %dx, %eax", constraints = "={eax},{edx},~{memory},~{dirflag},~{fpsr},~{flags}")
    public static int readInt(int port) {
        throw Processor.notOnThisMachine();
    }

    /** Writes the low byte of {@code value}. */
    @InlineAssembly(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory},~{dirflag},~{fpsr},~{flags}")
    public static void writeByte(int port, int value) {
        throw Processor.notOnThisMachine();
    }

    /** Writes the low two bytes of {@code value}. */
    @InlineAssembly(value = "outw %ax, %dx", constraints = "{edx},{eax},~{memory},~{dirflag},~{fpsr},~{flags}")
    public static void writeShort(int port, int value) {
        throw Processor.notOnThisMachine();
    }

    /** Writes four bytes. */
    @InlineAssembly(value = "outl %eax, %dx", constraints = "{edx},{eax},~{memory},~{dirflag},~{fpsr},~{flags}")
    public static void writeInt(int port, int value) {
        throw Processor.notOnThisMachine();
    }
}
