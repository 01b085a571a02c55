package hiillos.pm;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.ProcessControl;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.launch.Manifest;
import hiillos.launch.ProcessMaker.Grant;
import java.util.List;

/** Gives processes the devices that their manifests claim. */
final class Devices {
    /** The line's number is an ISA one. */
    private static final int ISA = 4;
    /** How long a line may still belong to a process that has just ended. */
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final long PAUSE_NANOS = 200_000;

    private final Environment environment;

    Devices(Environment environment) {
        this.environment = environment;
    }

    /** Adds start block entries {@code irq.N} and {@code framebuffer}; the new handles are closed by who made the list. */
    void addTo(Manifest manifest, List<Grant> grants, List<Integer> numbers) throws StatusException {
        for (int line : manifest.devices().irqs()) {
            int irq = (int) StatusException.check(create(line));
            numbers.add(irq);
            grants.add(new Grant("irq." + line, irq, Rights.SAME, ObjectType.IRQ, line));
        }
        if (manifest.devices().framebuffer() && environment.has("framebuffer")) {
            grants.add(new Grant("framebuffer", environment.frame("framebuffer"), Rights.READ | Rights.WRITE, ObjectType.FRAME,
                    environment.value("framebuffer")));
        }
    }

    /** Lets the process use its ports; before its first thread is made. */
    void allowPorts(Manifest manifest, ProcessControl process) throws StatusException {
        for (Manifest.PortRange range : manifest.devices().ports()) {
            int root = environment.handle("ports", ObjectType.PORT_ROOT);
            int ports = (int) StatusException.check(
                    SystemCalls.portsCreate(root, range.first(), range.last() - range.first() + 1));
            long result = SystemCalls.portsAllow(process.number(), ports);
            SystemCalls.handleClose(ports);
            StatusException.check(result);
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
