package hiillos.kernel.schedule;

import hiillos.kernel.arch.amd64.DescriptorTables;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.PortAccess;
import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;

/** What the processor holds for the current thread, written only when it differs. */
final class Context {
    private static long activeRoot;
    private static long activePointer;

    private Context() {}

    /** The current thread stops and needs its vector registers again. */
    static void saveVectorState(ThreadObject thread) {
        if (!thread.vectorSaved) {
            VectorState.save(thread.vectorArea());
            thread.vectorSaved = true;
        }
    }

    /** Nobody runs: no user's page table may stay active, because its process may end meanwhile. */
    static void idle() {
        setRoot(PageTable.kernelRoot());
    }

    static void enterUser(ThreadObject thread, ProcessObject vectorOwner) {
        if (thread.vectorSaved) {
            VectorState.restore(thread.vectorArea());
            thread.vectorSaved = false;
        } else if (vectorOwner != thread.process) {
            VectorState.reset();
        }
        switchRegisters(thread);
    }

    @AlwaysInline(reason = "fast path of IPC")
    static void switchByIpc(ThreadObject thread, ProcessObject vectorOwner) {
        if (vectorOwner != thread.process) {
            VectorState.reset();
        }
        switchRegisters(thread);
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static void switchRegisters(ThreadObject thread) {
        DescriptorTables.setThreadFrame(thread.frame);
        setRoot(thread.process.vmem().root());
        setPointer(thread.threadPointer);
    }

    @AlwaysInline(reason = "fast path of IPC")
    static void setPointer(long pointer) {
        if (activePointer != pointer) {
            activePointer = pointer;
            DescriptorTables.setThreadPointer(pointer);
        }
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static void setRoot(long root) {
        if (activeRoot != root) {
            activeRoot = root;
            Processor processor = Processor.current();
            if (processor.portsVersion != 0) {
                PortAccess.leave(processor);
            }
            Machine.loadPageTableRoot(root);
        }
    }
}
