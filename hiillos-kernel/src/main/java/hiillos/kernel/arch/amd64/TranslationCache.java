package hiillos.kernel.arch.amd64;

import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;

/** What a processor keeps of page tables: which address space is active, and how translations are forgotten. */
public final class TranslationCache {
    /** A larger range is forgotten with everything else. */
    private static final long MOST_PAGES = 32;

    private TranslationCache() {}

    /** Makes a process's address space the active one. The root is noted first: {@link Processor#activeRoot} of others is looked at by shootdowns. */
    @AlwaysInline(reason = "fast path of IPC")
    public static void enter(Processor self, ProcessObject process) {
        long root = process.vmem().root();
        self.activeRoot = root;
        Machine.loadPageTableRoot(root);
    }

    /** Makes the kernel's own tables active: nobody runs. */
    public static void enterKernel(Processor self) {
        self.activeRoot = PageTable.kernelRoot();
        Machine.loadPageTableRoot(PageTable.kernelRoot());
    }

    /** Forgets user translations of a root on this processor; {@code start} and {@code end} 0: all of them. */
    public static void forget(Processor self, long root, long start, long end, long shootdown) {
        if (self.activeRoot != root) {
            // It was left meanwhile, and entering it again forgets.
            return;
        }
        if (end - start > MOST_PAGES * PageTable.PAGE_BYTES || end == 0) {
            Machine.loadPageTableRoot(root);
            return;
        }
        for (long page = start; page < end; page += PageTable.PAGE_BYTES) {
            Machine.invalidatePage(page);
        }
    }
}
