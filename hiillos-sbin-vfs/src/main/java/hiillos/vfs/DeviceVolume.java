package hiillos.vfs;

import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;

/** {@code /dev}: {@code null}, which takes all and gives nothing, and {@code zero}, which gives zeros. */
final class DeviceVolume implements Volume {
    private static final String[] NAMES = {"null", "zero"};
    private static final int PART_BYTES = 4096;
    private static final byte[] ZEROS = new byte[PART_BYTES];

    private final int device;
    private final Node root = new DeviceNode(1, FileKind.DIRECTORY, 0);
    private final Node[] nodes = {new DeviceNode(2, FileKind.DEVICE, 0), new DeviceNode(3, FileKind.DEVICE, Long.MAX_VALUE)};

    private static final class DeviceNode extends Node {
        private final long readable;

        DeviceNode(int number, FileKind kind, long readable) {
            super(number, kind);
            this.readable = readable;
        }

        @Override
        long sizeBytes() {
            return readable;
        }
    }

    DeviceVolume(int device) {
        this.device = device;
    }

    @Override
    public String type() {
        return "devices";
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public long usedBytes() {
        return 0;
    }

    @Override
    public long totalBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public Node find(Node directory, String name) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equals(name)) {
                return nodes[i];
            }
        }
        return null;
    }

    @Override
    public String[] names(Node directory) {
        return NAMES.clone();
    }

    @Override
    public FileStatus status(Node node) {
        return new FileStatus(node.kind, 0, node.number, device, node.isDirectory() ? 0555 : 0666, 1, 0);
    }

    @Override
    public void read(Node file, long offset, Region target, long place, int length) {
        for (int done = 0; done < length; done += PART_BYTES) {
            target.copyIn(place + done, ZEROS, 0, Math.min(PART_BYTES, length - done));
        }
    }

    @Override
    public void read(Node file, long offset, byte[] target, int length) {
        java.util.Arrays.fill(target, 0, length, (byte) 0);
    }

    /** Whatever is written is gone. */
    @Override
    public void write(Node file, long offset, Region source, long place, int length) {}

    /** Whatever is written is gone. */
    @Override
    public void write(Node file, long offset, byte[] source, int length) {}

    /** A device has no length. */
    @Override
    public void truncate(Node file, long sizeBytes) {}

    /** A device has no time. */
    @Override
    public void setModified(Node node, long nanos) {}
}
