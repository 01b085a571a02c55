package hiillos.kernel.arch.amd64;

import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.device.PortAccess;
import hiillos.kernel.memory.Vmem;
import hiillos.kernel.processor.Processor;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.NeverInline;
import hiillos.word.RawMemory;

/**
 * What a processor keeps of page tables: which address space is active, and how translations are forgotten.
 *
 * <p>With process-context identifiers (SDM 3A 4.10.1) translations survive a switch. A processor uses 16 identifiers; an
 * address space has the same one everywhere, and the processor remembers who used it last and after how many shootdowns: if
 * either differs, it begins anew. So a shootdown interrupts only who has the address space active.
 */
@RawMemory(reason = "fills the operand of INVPCID")
public final class TranslationCache {
    /** Identifiers of address spaces on one processor: 1 to this. The kernel's own root has 0. */
    public static final int CONTEXTS = 16;
    /** A larger range is forgotten with everything else. */
    private static final long MOST_PAGES = 32;
    /** In a value of CR3: what is cached stays. */
    private static final long KEEP = 1L << 63;
    /** The identifier of a user's isolated root is this more than its kernel's. */
    private static final long USER_CONTEXT = 0x800;
    private static final int ONE_ADDRESS = 0;
    private static final int ALL_OF_CONTEXT = 1;

    /** Neither identifiers nor isolation: a switch is one store of CR3. */
    private static boolean plain = true;

    private TranslationCache() {}

    /** After the features are known and isolation is decided. */
    public static void initialize() {
        plain = !CpuFeatures.hasContexts() && !Isolation.isOn();
        for (int i = 0; i < Processor.MAXIMUM; i++) {
            Processor.of(i).portsVersion = noPorts();
        }
    }

    /** What {@link Processor#portsVersion} is while no process's ports are loaded: 0 only where a switch is plain. */
    public static long noPorts() {
        return plain ? 0 : -1;
    }

    /**
     * Makes a process's address space the active one; {@code root} is its root. The root is noted before it is loaded:
     * shootdowns look at {@link Processor#activeRoot} after they have changed the tables. One test tells whether there is
     * more to do than one store of CR3.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static void enter(Processor self, ProcessObject process, long root) {
        if (self.portsVersion != 0) {
            enterSlowly(self, process.vmem());
        } else {
            enterPlain(self, root);
        }
    }

    /** Whether entering any address space is one store of CR3 now: {@link #enterPlain}. */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean isPlain(Processor self) {
        return self.portsVersion == 0;
    }

    /** As {@link #enter}, where {@link #isPlain}. */
    @AlwaysInline(reason = "fast path of IPC")
    public static void enterPlain(Processor self, long root) {
        self.activeRoot = root;
        Machine.loadPageTableRoot(root);
    }

    @NeverInline(reason = "keeps the fast path short")
    private static void enterSlowly(Processor self, Vmem vmem) {
        leavePorts(self);
        if (plain) {
            self.activeRoot = vmem.root();
            Machine.loadPageTableRoot(vmem.root());
        } else {
            enterTagged(self, vmem);
        }
    }

    private static void leavePorts(Processor self) {
        if (self.portsVersion > 0) {
            PortAccess.leave(self);
        }
    }

    private static void enterTagged(Processor self, Vmem vmem) {
        long root = vmem.root();
        self.activeRoot = root;
        // The note must be seen before shootdowns are counted: else one could be missed by both.
        Machine.fence();
        boolean kept = false;
        long tag = 0;
        if (CpuFeatures.hasContexts()) {
            long shootdowns = vmem.shootdowns();
            int slot = (int) vmem.identity() & CONTEXTS - 1;
            tag = slot + 1;
            kept = self.contextOwners[slot] == vmem.identity() && self.contextShootdowns[slot] == shootdowns;
            self.contextOwners[slot] = vmem.identity();
            self.contextShootdowns[slot] = shootdowns;
            self.activeContext = slot;
        }
        Machine.loadPageTableRoot(root | tag | (kept ? KEEP : 0));
        if (Isolation.isOn()) {
            if (tag != 0 && !kept) {
                forgetContext(self, tag | USER_CONTEXT, 0, ALL_OF_CONTEXT);
            }
            setRoots(root, tag);
        }
    }

    private static void setRoots(long root, long tag) {
        long keep = tag != 0 ? KEEP : 0;
        long user = tag != 0 ? tag | USER_CONTEXT : 0;
        Machine.setIsolatedRoots(root | tag | keep, root + Isolation.USER_ROOT | user | keep);
    }

    /** Makes the kernel's own tables active: nobody runs. */
    public static void enterKernel(Processor self) {
        leavePorts(self);
        long root = PageTable.kernelRoot();
        self.activeRoot = root;
        // The kernel's entries never change: nothing has to be forgotten.
        Machine.loadPageTableRoot(CpuFeatures.hasContexts() ? root | KEEP : root);
        if (Isolation.isOn()) {
            Machine.setIsolatedRoots(root, root);
        }
    }

    /**
     * Forgets user translations of a root on this processor, if it is active; else entering it forgets.
     *
     * @param start first address of a range; {@code end} 0: all of the address space
     * @param shootdown number of the shootdown
     */
    public static void forget(Processor self, long root, long start, long end, long shootdown) {
        if (self.activeRoot != root) {
            return;
        }
        boolean all = end - start > MOST_PAGES * PageTable.PAGE_BYTES || end == 0;
        if (plain) {
            forgetPlain(root, start, end, all);
            return;
        }
        long tag = CpuFeatures.hasContexts() ? self.activeContext + 1 : 0;
        if (tag == 0) {
            // Leaving to the user loads its root and forgets with it.
            forgetPlain(root, start, end, all);
        } else if (all) {
            forgetContext(self, tag, 0, ALL_OF_CONTEXT);
            if (Isolation.isOn()) {
                forgetContext(self, tag | USER_CONTEXT, 0, ALL_OF_CONTEXT);
            }
        } else {
            forgetTagged(self, tag, start, end);
        }
        // One that another processor counted meanwhile has yet to come: then entering the next time forgets once too often.
        if (tag != 0 && self.contextShootdowns[self.activeContext] == shootdown - 1) {
            self.contextShootdowns[self.activeContext] = shootdown;
        }
    }

    private static void forgetPlain(long root, long start, long end, boolean all) {
        if (all) {
            Machine.loadPageTableRoot(root);
            return;
        }
        for (long page = start; page < end; page += PageTable.PAGE_BYTES) {
            Machine.invalidatePage(page);
        }
    }

    private static void forgetTagged(Processor self, long tag, long start, long end) {
        for (long page = start; page < end; page += PageTable.PAGE_BYTES) {
            forgetContext(self, tag, page, ONE_ADDRESS);
            if (Isolation.isOn()) {
                forgetContext(self, tag | USER_CONTEXT, page, ONE_ADDRESS);
            }
        }
    }

    private static void forgetContext(Processor self, long context, long address, int type) {
        long operand = self.area() + ProcessorArea.BLOCK + ProcessorArea.BLOCK_INVALIDATION;
        Memory.storeLong(operand, context);
        Memory.storeLong(operand + 8, address);
        Machine.invalidateContext(operand, type);
    }
}
