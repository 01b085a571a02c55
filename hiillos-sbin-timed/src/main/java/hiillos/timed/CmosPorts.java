package hiillos.timed;

import hiillos.abi.kernel.SimulatedKernel;
import hiillos.word.InlineAssembly;

/** The clock's registers behind I/O ports 0x70 and 0x71, which the manifest claims. */
final class CmosPorts implements RealTimeClock.Registers {
    /** Keeps non-maskable interrupts on: bit 7 would disable them. */
    private static final int REGISTERS = 0x7f;

    @InlineAssembly(value = "movb %dil, %al; outb %al, $$0x70; inb $$0x71, %al; movzbl %al, %eax",
            constraints = "={eax},{edi}")
    private static int access(int register) {
        SimulatedKernel.current().outByte(0x70, register);
        return SimulatedKernel.current().inByte(0x71);
    }

    @Override
    public int read(int register) {
        return access(register & REGISTERS);
    }
}
