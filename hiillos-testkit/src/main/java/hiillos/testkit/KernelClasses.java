package hiillos.testkit;

import hiillos.kernel.host.HostedKernel;
import hiillos.kernel.host.KernelHost;

/** A kernel's classes: each machine has its own, because a kernel's objects are statics. */
final class KernelClasses extends ProgramClasses {
    private static final String MACHINE = "hiillos.kernel.simulation.HostedMachine";

    private KernelClasses(ClassLoader parent) {
        super(parent);
    }

    @Override
    boolean isShared(String name) {
        return name.startsWith("hiillos.kernel.host.") || super.isShared(name);
    }

    /** A kernel that has not started. */
    static HostedKernel kernel(ClassLoader parent, KernelHost host) {
        try {
            return (HostedKernel) new KernelClasses(parent).loadClass(MACHINE).getConstructor(KernelHost.class).newInstance(host);
        } catch (ReflectiveOperationException missing) {
            throw new MachineException("the kernel's classes are not there; is hiillos-kernel on the class path?", missing);
        }
    }
}
