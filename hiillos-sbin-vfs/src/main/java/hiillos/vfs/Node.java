package hiillos.vfs;

import hiillos.abi.protocol.FileKind;

/** A file, directory or link of a volume. */
abstract class Node {
    final int number;
    final FileKind kind;

    Node(int number, FileKind kind) {
        this.number = number;
        this.kind = kind;
    }

    abstract long sizeBytes();

    final boolean isDirectory() {
        return kind == FileKind.DIRECTORY;
    }
}
