package hiillos.abi;

import hiillos.abi.kernel.SimulatedKernel;
import hiillos.word.InlineAssembly;

/** Access to I/O ports, a byte each: those that this process is allowed, or a test's devices. */
public interface PortAccess {
    /** Reads a port: 0 to 255. */
    int in(int port);

    /** @param value its lowest eight bits are written */
    void out(int port, int value);

    /** The processor's instructions: they fault at ports that the manifest does not claim. */
    static PortAccess ofProcessor() {
        return new Instructions();
    }

    /** What {@link #ofProcessor} gives. */
    final class Instructions implements PortAccess {
        private Instructions() {}

        @InlineAssembly(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory}")
        private static void outByte(int port, int value) {
            SimulatedKernel.current().outByte(port, value);
        }

        @InlineAssembly(value = "xorl %eax, %eax; inb %dx, %al", constraints = "={eax},{edx},~{memory}")
        private static int inByte(int port) {
            return SimulatedKernel.current().inByte(port);
        }

        @Override
        public int in(int port) {
            return inByte(port);
        }

        @Override
        public void out(int port, int value) {
            outByte(port, value);
        }
    }
}
