package hiillos.image;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A folder of one of the ISO's two trees (primary with Rock Ridge, or
 * Joliet), with the identifiers of its children in the order that ECMA-119
 * 9.3 asks for.
 */
final class IsoFolder {
    static final int SECTOR_BYTES = 2048;

    /** A child: its identifier in this tree, what it is, and for a folder its own listing. */
    record Child(byte[] identifier, FileTree.Node node, IsoFolder folder) {}

    final FileTree.Folder folder;
    final IsoFolder parent;
    final List<Child> children = new ArrayList<>();
    byte[] identifier = {0};
    /** First 2048-byte sector, and number in the path table; given when the volume is laid out. */
    long sector;
    int number;

    IsoFolder(FileTree.Folder folder, IsoFolder parent, boolean joliet, int depth) {
        this.folder = folder;
        this.parent = parent == null ? this : parent;
        if (depth > 8) {
            throw new ImageException("The folder \"" + folder.name()
                    + "\" lies more than 8 folders deep; ISO 9660 stops there.");
        }
        IsoNames names = new IsoNames();
        for (FileTree.Node node : folder.children()) {
            byte[] name = names.levelOne(node);
            IsoFolder sub = node instanceof FileTree.Folder child
                    ? new IsoFolder(child, this, joliet, depth + 1) : null;
            children.add(new Child(joliet ? IsoNames.joliet(node) : name, node, sub));
            if (sub != null) {
                sub.identifier = children.get(children.size() - 1).identifier;
            }
        }
        children.sort(Comparator.comparing(Child::identifier, joliet
                ? Arrays::compareUnsigned : IsoFolder::compareLevelOne));
    }

    /** ECMA-119 9.3: names compare as if padded with spaces, then extensions. */
    private static int compareLevelOne(byte[] first, byte[] second) {
        return padded(first).compareTo(padded(second));
    }

    private static String padded(byte[] identifier) {
        String text = new String(identifier, java.nio.charset.StandardCharsets.US_ASCII);
        int dot = text.indexOf('.');
        return dot < 0 ? String.format("%-12s", text) : String.format("%-8s%s", text.substring(0, dot),
                text.substring(dot));
    }

    /** All folders, parents first, level by level: the order of the path table. */
    List<IsoFolder> breadthFirst() {
        List<IsoFolder> all = new ArrayList<>(List.of(this));
        for (int index = 0; index < all.size(); index++) {
            all.get(index).number = index + 1;
            all.get(index).children.stream().map(Child::folder).filter(java.util.Objects::nonNull).forEach(all::add);
        }
        return all;
    }

    int folderCount() {
        return (int) children.stream().filter(child -> child.folder != null).count();
    }

    /** Puts records one after another; none may cross a sector. */
    static byte[] pack(List<byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            int left = SECTOR_BYTES - out.size() % SECTOR_BYTES;
            if (record.length > left) {
                out.writeBytes(new byte[left]);
            }
            out.writeBytes(record);
        }
        out.writeBytes(new byte[(int) (LittleEndian.roundUp(out.size(), SECTOR_BYTES) - out.size())]);
        return out.toByteArray();
    }
}
