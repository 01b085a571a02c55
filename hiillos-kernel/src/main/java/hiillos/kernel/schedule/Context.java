package hiillos.kernel.schedule;

import hiillos.kernel.arch.amd64.DescriptorTables;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;

/**
 * What a processor holds for its current thread, written only when it differs.
 *
 * <p>Vector registers: a thread that stops in a system call has none that count, by the ABI, except MXCSR and the x87
 * control word, which are kept when they differ from the default, and then set to it. Between threads that stopped so the
 * registers always hold defaults there, and data of {@code vectorRoot}'s process at most. One that is stopped elsewhere keeps all.
 */
final class Context {
    private Context() {}

    /** The current thread stops: what it needs again goes to its page, before others may run it. */
    static void save(ThreadObject thread) {
        if (Scheduler.isInSystemCall(thread)) {
            keepControls(thread);
        } else {
            VectorState.save(thread.vectorArea());
            // The next one may keep the registers, but not these.
            VectorState.defaultControls();
            thread.attention |= ThreadObject.VECTORS_SAVED;
        }
    }

    /** Of a thread in a system call: its control words, if they are not the default, which the processor has then. */
    static void keepControls(ThreadObject thread) {
        if (!VectorState.controlsAreDefault()) {
            VectorState.saveControls(thread.vectorArea());
            thread.attention |= ThreadObject.CONTROLS_SAVED;
        }
    }

    /** The thread runs now, on a processor with the default control words: its own, if it has some. */
    static void bringControls(ThreadObject thread) {
        if ((thread.attention & ThreadObject.CONTROLS_SAVED) != 0) {
            thread.attention &= ~ThreadObject.CONTROLS_SAVED;
            VectorState.restoreControls(thread.vectorArea());
        }
    }

    /** Nobody runs: no user's page table may stay active, because its process may end meanwhile. */
    static void idle(Processor processor) {
        if (processor.activeRoot != PageTable.kernelRoot()) {
            TranslationCache.enterKernel(processor);
        }
    }

    static void enterUser(Processor processor, ThreadObject thread) {
        int attention = thread.attention;
        if ((attention & ThreadObject.VECTORS_SAVED) != 0) {
            VectorState.restore(thread.vectorArea());
        } else if (processor.vectorRoot != thread.root) {
            VectorState.reset();
        }
        if ((attention & ThreadObject.CONTROLS_SAVED) != 0) {
            VectorState.restoreControls(thread.vectorArea());
        }
        thread.attention = attention & ~(ThreadObject.VECTORS_SAVED | ThreadObject.CONTROLS_SAVED);
        switchRegisters(processor, thread);
    }

    @AlwaysInline(reason = "fast path of IPC")
    static void switchByIpc(Processor processor, ThreadObject thread, boolean plain) {
        DescriptorTables.setThreadFrame(thread.frame);
        long root = thread.root;
        // A process has one root, and that of the thread before is active: where the root is the same, so is the owner.
        if (processor.activeRoot != root) {
            processor.vectorRoot = root;
            VectorState.reset();
            if (plain) {
                TranslationCache.enterPlain(processor, root);
            } else {
                TranslationCache.enter(processor, thread.process, root);
            }
        }
        setPointer(processor, thread.threadPointer);
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static void switchRegisters(Processor processor, ThreadObject thread) {
        DescriptorTables.setThreadFrame(thread.frame);
        long root = thread.root;
        processor.vectorRoot = root;
        if (processor.activeRoot != root) {
            TranslationCache.enter(processor, thread.process, root);
        }
        setPointer(processor, thread.threadPointer);
    }

    @AlwaysInline(reason = "fast path of IPC")
    static void setPointer(Processor processor, long pointer) {
        if (processor.activePointer != pointer) {
            processor.activePointer = pointer;
            DescriptorTables.setThreadPointer(pointer);
        }
    }
}
