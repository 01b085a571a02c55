package hiillos.posix.memory;

import hiillos.posix.OpenFile;

/** An open file that several processes can have. The machine's lock guards the count. */
abstract class SharedFile implements OpenFile {
    private int holders = 1;

    final void retain() {
        holders++;
    }

    final void release() {
        if (--holders == 0) {
            closed();
        }
    }

    /** The last holder is gone. */
    void closed() {}
}
