package hiillos.root;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.ProcessControl;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;

/** Gives processes the devices that their manifests claim. */
final class DeviceGrants {
    /** The line's number is an ISA one. */
    private static final int ISA = 4;
    /** How long a line may still belong to a process that has just ended. */
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final long PAUSE_NANOS = 200_000;

    private final Environment environment;

    DeviceGrants(Environment environment) {
        this.environment = environment;
    }

    /** @param block address of the start block, whose entries are {@code irq.N} and {@code framebuffer} */
    void grant(Manifest.Devices devices, ProcessControl process, long block) throws StatusException {
        for (Manifest.PortRange range : devices.ports()) {
            int root = environment.handle("ports", ObjectType.PORT_ROOT);
            int ports = (int) StatusException.check(
                    SystemCalls.portsCreate(root, range.first(), range.last() - range.first() + 1));
            long result = SystemCalls.portsAllow(process.number(), ports);
            SystemCalls.handleClose(ports);
            StatusException.check(result);
        }
        for (int line : devices.irqs()) {
            int irq = (int) StatusException.check(create(line));
            long there = SystemCalls.processGrant(process.number(), irq, Rights.SAME);
            SystemCalls.handleClose(irq);
            StatusException.check(there);
            Launcher.append(block, (int) there, ObjectType.IRQ, line, "irq." + line);
        }
        if (devices.framebuffer() && environment.has("framebuffer")) {
            Frame frame = environment.frame("framebuffer");
            Launcher.grant(process, block, frame, Rights.READ | Rights.WRITE, ObjectType.FRAME, environment.value("framebuffer"),
                    "framebuffer");
        }
    }

    /** The kernel frees the line of a dead driver a moment after its end. */
    private long create(int line) {
        int root = environment.handle("interrupts", ObjectType.INTERRUPT_ROOT);
        long end = Clock.nanos() + PATIENCE_NANOS;
        long result = SystemCalls.irqCreate(root, line, ISA);
        while (result == -Status.BAD_STATE && Clock.nanos() < end) {
            Clock.sleepUntil(Clock.nanos() + PAUSE_NANOS);
            result = SystemCalls.irqCreate(root, line, ISA);
        }
        return result;
    }
}
