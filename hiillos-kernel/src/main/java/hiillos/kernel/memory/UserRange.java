package hiillos.kernel.memory;

import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.word.ValueRecord;

/** Bytes in a user's address space, as the user claims: an allegation until {@link UserMemory} has walked its pages. */
@ValueRecord
public record UserRange(long address, long countBytes) {
    /** Whether the range lies in user space at all. */
    public boolean isInUserSpace() {
        return address >= Vmem.LOWEST && countBytes >= 0 && countBytes <= RegisterFrame.USER_END
                && address <= RegisterFrame.USER_END - countBytes;
    }
}
