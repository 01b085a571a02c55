package hiillos.vfs;

import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.launch.ImageIndex;

/** The files that the system was started with, where root laid them out. Cannot be changed. */
final class ImageVolume implements Volume {
    private static final long NANOS = 1_000_000_000;

    private final Region image;
    private final ImageIndex index;
    private final int device;

    /** A file or directory by its path. */
    private static final class ImageNode extends Node {
        final String path;
        final ImageIndex.Entry entry;

        ImageNode(String path, ImageIndex.Entry entry) {
            super(entry.number(), entry.isDirectory() ? FileKind.DIRECTORY : FileKind.FILE);
            this.path = path;
            this.entry = entry;
        }

        @Override
        long sizeBytes() {
            return entry.sizeBytes();
        }
    }

    ImageVolume(Region image, ImageIndex index, int device) {
        this.image = image;
        this.index = index;
        this.device = device;
    }

    @Override
    public String type() {
        return "initfs";
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public long usedBytes() {
        return image.countBytes();
    }

    @Override
    public long totalBytes() {
        return image.countBytes();
    }

    @Override
    public Node root() {
        return new ImageNode("", index.find(""));
    }

    @Override
    public Node find(Node directory, String name) {
        String above = ((ImageNode) directory).path;
        String path = above.isEmpty() ? name : above + "/" + name;
        ImageIndex.Entry entry = index.find(path);
        return entry == null ? null : new ImageNode(path, entry);
    }

    @Override
    public String[] names(Node directory) {
        return index.names(((ImageNode) directory).path);
    }

    @Override
    public FileStatus status(Node node) {
        ImageIndex.Entry entry = ((ImageNode) node).entry;
        return new FileStatus(node.kind, entry.sizeBytes(), entry.number(), device, entry.mode(), node.isDirectory() ? 2 : 1,
                entry.modifiedSeconds() * NANOS);
    }

    @Override
    public void read(Node file, long offset, Region target, long place, int length) {
        image.copyTo(((ImageNode) file).entry.offset() + offset, target, place, length);
    }

    @Override
    public void read(Node file, long offset, byte[] target, int length) {
        image.copyOut(((ImageNode) file).entry.offset() + offset, target, 0, length);
    }
}
