package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A file system in memory that outlives the process: what is changed is in the {@link Journal}, sizes and times in slots of a
 * word each, bytes in blocks. A process that is ended at any moment leaves every change whole or undone; the next one reads
 * the journal. {@link Layout} has where things are.
 */
final class MemoryVolume implements Volume {
    /** third: kind, text: name and, behind a NUL, a link's target. */
    private static final int CREATE = 1;
    private static final int LINK = 2;
    private static final int REMOVE = 3;
    /** text: old and new name with a NUL between. */
    private static final int RENAME = 4;
    private static final int EXTENT = 5;
    private static final int KEEP_BLOCKS = 6;
    /** The node is gone, its blocks are free. */
    private static final int DROP = 7;
    private static final int ROOT = 1;
    private static final int ROOT_MODE = 0755;
    private static final int MODE_BITS = 07777;
    private static final int MOST_BLOCKS_AT_ONCE = 256;
    private static final FileKind[] KINDS = FileKind.values();

    private final Region memory;
    private final int device;
    private final LongSupplier clock;
    private final Blocks blocks;
    private final MemoryNode[] nodes = new MemoryNode[Layout.INODE_COUNT];
    private int nextNode = ROOT + 1;
    /** There is memory for the slots up to this one. */
    private int reservedNode;
    private Journal journal;

    /** @param clock nanoseconds since 1970 */
    MemoryVolume(Region memory, int device, LongSupplier clock) {
        this.memory = memory;
        this.device = device;
        this.clock = clock;
        blocks = new Blocks((int) ((memory.countBytes() - Layout.BLOCKS) / Layout.BLOCK_BYTES));
        add(ROOT, FileKind.DIRECTORY, "");
        nodes[ROOT].links = 1;
        if (memory.word(0) == Layout.MAGIC) {
            journal = journal(memory.word(Layout.EPOCH));
            journal.replay(this::replay);
            journal(memory.word(Layout.EPOCH) + 1).clear();
        } else {
            memory.reserve(0, Layout.INODES + Layout.BLOCK_BYTES);
            memory.reserve(Layout.JOURNALS, 8);
            journal = journal(0);
            journal.clear();
            nodes[ROOT].mode(ROOT_MODE);
            nodes[ROOT].modifiedNanos(clock.getAsLong());
            memory.word(Layout.EPOCH, 0);
            memory.word(0, Layout.MAGIC);
        }
    }

    private Journal journal(long epoch) {
        return new Journal(memory, Layout.JOURNALS + (epoch & 1) * Layout.JOURNAL_BYTES);
    }

    /** The memory, for the table of open files in it. */
    Region memory() {
        return memory;
    }

    /**
     * After a restart, when the open files are known again: nodes that nobody names and nobody has opened go, and free blocks
     * become zeros, of which the last process may not have had the time.
     */
    void collect() {
        for (MemoryNode node : nodes) {
            if (node != null && node.links == 0 && node.opens == 0) {
                drop(node);
            }
        }
        blocks.eachFree((first, count) -> memory.discard(Layout.block(first), (long) count * Layout.BLOCK_BYTES));
    }

    /** A node by its number; null if there is none. */
    Node node(int number) {
        return number > 0 && number < nodes.length ? nodes[number] : null;
    }

    private MemoryNode add(int number, FileKind kind, String target) {
        MemoryNode node = new MemoryNode(number, kind, memory, target);
        nodes[number] = node;
        return node;
    }

    private void drop(MemoryNode node) {
        try {
            log(DROP, node.number, 0, 0, "");
        } catch (StatusException full) {
            // Nobody sees it any more; the next process of this server frees it.
            return;
        }
        node.keepBlocks(0, blocks, memory);
        nodes[node.number] = null;
        nextNode = Math.min(nextNode, node.number);
    }

    // --- What changes the tree, now and when the journal is read. ---

    private void replay(int operation, long first, long second, long third, String text) {
        MemoryNode one = nodes[(int) first];
        int cut = text.indexOf('\0');
        switch (operation) {
            case CREATE -> {
                String target = cut < 0 ? "" : text.substring(cut + 1);
                apply(one, cut < 0 ? text : text.substring(0, cut), add((int) second, KINDS[(int) third], target));
            }
            case LINK -> apply(one, text, nodes[(int) second]);
            case REMOVE -> unname(one, text);
            case RENAME -> move(one, text.substring(0, cut), nodes[(int) second], text.substring(cut + 1));
            case EXTENT -> {
                blocks.take((int) second, (int) third);
                one.addExtent((int) second, (int) third);
            }
            case KEEP_BLOCKS -> one.keepBlocks((int) second, blocks, null);
            case DROP -> {
                // Null: it had no name any more when the journal was written anew.
                if (one != null) {
                    one.keepBlocks(0, blocks, null);
                    nodes[one.number] = null;
                }
            }
            default -> throw new IllegalStateException("the journal has an unknown operation: " + operation);
        }
    }

    private static void apply(MemoryNode directory, String name, MemoryNode node) {
        directory.names.put(name, node);
        node.links++;
        if (node.isDirectory()) {
            node.parent = directory;
        }
    }

    private static MemoryNode unname(MemoryNode directory, String name) {
        MemoryNode node = directory.names.remove(name);
        node.links--;
        return node;
    }

    private static MemoryNode move(MemoryNode from, String name, MemoryNode to, String newName) {
        MemoryNode over = to.names.containsKey(newName) ? unname(to, newName) : null;
        apply(to, newName, unname(from, name));
        return over;
    }

    // --- The journal. ---

    private void log(int operation, long first, long second, long third, String text) throws StatusException {
        if (!journal.append(operation, first, second, third, text)) {
            compact();
            if (!journal.append(operation, first, second, third, text)) {
                throw new StatusException(ServiceStatus.NO_SPACE);
            }
        }
    }

    /** Writes what there is into the other journal, then lets that one count. */
    private void compact() throws StatusException {
        long epoch = memory.word(Layout.EPOCH) + 1;
        Journal other = journal(epoch);
        if (!memory.reserve(Layout.JOURNALS + (epoch & 1) * Layout.JOURNAL_BYTES, 8)) {
            throw new StatusException(ServiceStatus.NO_SPACE);
        }
        other.clear();
        boolean[] written = new boolean[nodes.length];
        boolean fits = writeNames(other, nodes[ROOT], written);
        for (MemoryNode node : nodes) {
            if (fits && node != null && node.links == 0 && node.opens > 0) {
                // Open without a name: made and taken away again, by a name that no file can have.
                fits = other.append(CREATE, ROOT, node.number, node.kind.ordinal(), "/")
                        && other.append(REMOVE, ROOT, 0, 0, "/");
            }
            for (int i = 0; fits && node != null && node.links + node.opens > 0 && i < node.countExtents(); i++) {
                fits = other.append(EXTENT, node.number, node.firstBlock(i), node.blocksOf(i), "");
            }
        }
        if (!fits) {
            throw new StatusException(ServiceStatus.NO_SPACE);
        }
        memory.word(Layout.EPOCH, epoch);
        journal.clear();
        journal = other;
    }

    private static boolean writeNames(Journal journal, MemoryNode top, boolean[] written) {
        List<MemoryNode> waiting = new ArrayList<>();
        waiting.add(top);
        while (!waiting.isEmpty()) {
            MemoryNode directory = waiting.remove(waiting.size() - 1);
            for (var entry : directory.names.entrySet()) {
                MemoryNode node = entry.getValue();
                String text = node.target.isEmpty() ? entry.getKey() : entry.getKey() + '\0' + node.target;
                boolean fits = written[node.number] ? journal.append(LINK, directory.number, node.number, 0, entry.getKey())
                        : journal.append(CREATE, directory.number, node.number, node.kind.ordinal(), text);
                if (!fits) {
                    return false;
                }
                if (node.isDirectory()) {
                    waiting.add(node);
                }
                written[node.number] = true;
            }
        }
        return true;
    }

    // --- The protocol of volumes. ---

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public long usedBytes() {
        return (long) blocks.used() * Layout.BLOCK_BYTES;
    }

    @Override
    public long totalBytes() {
        return (long) blocks.count() * Layout.BLOCK_BYTES;
    }

    @Override
    public Node root() {
        return nodes[ROOT];
    }

    @Override
    public Node find(Node directory, String name) {
        return ((MemoryNode) directory).names.get(name);
    }

    @Override
    public String[] names(Node directory) {
        return ((MemoryNode) directory).names.keySet().toArray(new String[0]);
    }

    @Override
    public String[] namesAfter(Node directory, String after, int most) {
        List<String> result = new ArrayList<>();
        for (String name : ((MemoryNode) directory).names.tailMap(after, false).keySet()) {
            if (result.size() == most) {
                break;
            }
            result.add(name);
        }
        return result.toArray(new String[0]);
    }

    @Override
    public FileStatus status(Node node) {
        MemoryNode it = (MemoryNode) node;
        int links = it.isDirectory() ? 2 : it.links;
        return new FileStatus(it.kind, it.isDirectory() ? 0 : it.sizeBytes(), it.number, device, it.mode(), links,
                it.modifiedNanos());
    }

    @Override
    public String target(Node link) {
        return ((MemoryNode) link).target;
    }

    @Override
    public void read(Node file, long offset, Region target, long place, int length) {
        MemoryNode it = (MemoryNode) file;
        int done = 0;
        while (done < length) {
            int part = (int) Math.min(length - done, it.inRow(offset + done));
            memory.copyTo(it.place(offset + done), target, place + done, part);
            done += part;
        }
    }

    @Override
    public void read(Node file, long offset, byte[] target, int length) {
        MemoryNode it = (MemoryNode) file;
        int done = 0;
        while (done < length) {
            int part = (int) Math.min(length - done, it.inRow(offset + done));
            memory.copyOut(it.place(offset + done), target, done, part);
            done += part;
        }
    }

    @Override
    public void write(Node file, long offset, Region source, long place, int length) throws StatusException {
        MemoryNode it = (MemoryNode) file;
        lengthen(it, offset + length);
        int done = 0;
        while (done < length) {
            int part = (int) Math.min(length - done, it.inRow(offset + done));
            source.copyTo(place + done, memory, it.place(offset + done), part);
            done += part;
        }
        written(it, offset + length);
    }

    @Override
    public void write(Node file, long offset, byte[] source, int length) throws StatusException {
        MemoryNode it = (MemoryNode) file;
        lengthen(it, offset + length);
        int done = 0;
        while (done < length) {
            int part = (int) Math.min(length - done, it.inRow(offset + done));
            memory.copyIn(it.place(offset + done), source, done, part);
            done += part;
        }
        written(it, offset + length);
    }

    private void written(MemoryNode file, long end) {
        if (end > file.sizeBytes()) {
            file.sizeBytes(end);
        }
        file.modifiedNanos(clock.getAsLong());
    }

    /** Blocks for so many bytes; new ones are zeros. */
    private void lengthen(MemoryNode file, long sizeBytes) throws StatusException {
        // Negative: the end lies beyond what a long can say.
        if (sizeBytes < 0 || sizeBytes > totalBytes()) {
            throw new StatusException(ServiceStatus.NO_SPACE);
        }
        int wanted = (int) ((sizeBytes + Layout.BLOCK_BYTES - 1) / Layout.BLOCK_BYTES);
        int before = file.countBlocks();
        while (file.countBlocks() < wanted) {
            int missing = wanted - file.countBlocks();
            // Growing files take more at once, so that they lie in few pieces; memory comes only when it is written.
            long found = blocks.find(Math.min(MOST_BLOCKS_AT_ONCE, missing));
            int first = (int) (found >>> 32);
            int count = (int) found;
            boolean taken = found >= 0 && blocks.take(first, count);
            if (!taken || !memory.reserve(Layout.block(first), (long) count * Layout.BLOCK_BYTES)) {
                if (taken) {
                    giveBack(first, count);
                }
                file.keepBlocks(before, blocks, memory);
                log(KEEP_BLOCKS, file.number, before, 0, "");
                throw new StatusException(ServiceStatus.NO_SPACE);
            }
            try {
                log(EXTENT, file.number, first, count, "");
            } catch (StatusException full) {
                giveBack(first, count);
                throw full;
            }
            file.addExtent(first, count);
        }
    }

    private void giveBack(int first, int count) {
        blocks.free(first, count);
        memory.discard(Layout.block(first), (long) count * Layout.BLOCK_BYTES);
    }

    @Override
    public void truncate(Node file, long sizeBytes) throws StatusException {
        MemoryNode it = (MemoryNode) file;
        if (sizeBytes > it.sizeBytes()) {
            lengthen(it, sizeBytes);
            it.sizeBytes(sizeBytes);
        } else {
            it.sizeBytes(sizeBytes);
            int kept = (int) ((sizeBytes + Layout.BLOCK_BYTES - 1) / Layout.BLOCK_BYTES);
            if (kept < it.countBlocks()) {
                log(KEEP_BLOCKS, it.number, kept, 0, "");
                it.keepBlocks(kept, blocks, memory);
            }
            int tail = (int) (sizeBytes % Layout.BLOCK_BYTES);
            if (tail != 0) {
                byte[] zeros = new byte[Layout.BLOCK_BYTES - tail];
                memory.copyIn(it.place(sizeBytes), zeros, 0, zeros.length);
            }
        }
        it.modifiedNanos(clock.getAsLong());
    }

    @Override
    public Node create(Node directory, String name, FileKind kind, int mode, String target) throws StatusException {
        while (nextNode < nodes.length && nodes[nextNode] != null) {
            nextNode++;
        }
        int number = nextNode;
        if (number == nodes.length || number > reservedNode && !memory.reserve(Layout.inode(number), Layout.INODE_BYTES)) {
            throw new StatusException(ServiceStatus.NO_SPACE);
        }
        reservedNode = Math.max(reservedNode, number | Layout.BLOCK_BYTES / Layout.INODE_BYTES - 1);
        // The slot first: it means nothing until the record counts.
        long now = clock.getAsLong();
        memory.word(Layout.inode(number), 0);
        memory.word(Layout.inode(number) + 8, now);
        memory.word(Layout.inode(number) + 16, mode & MODE_BITS);
        log(CREATE, directory.number, number, kind.ordinal(), target.isEmpty() ? name : name + '\0' + target);
        MemoryNode node = add(number, kind, target);
        apply((MemoryNode) directory, name, node);
        ((MemoryNode) directory).modifiedNanos(now);
        return node;
    }

    @Override
    public void link(Node directory, String name, Node file) throws StatusException {
        log(LINK, directory.number, file.number, 0, name);
        apply((MemoryNode) directory, name, (MemoryNode) file);
    }

    @Override
    public void remove(Node directory, String name) throws StatusException {
        log(REMOVE, directory.number, 0, 0, name);
        unlinked(unname((MemoryNode) directory, name));
        ((MemoryNode) directory).modifiedNanos(clock.getAsLong());
    }

    private void unlinked(MemoryNode node) {
        if (node != null && node.links == 0 && node.opens == 0) {
            drop(node);
        }
    }

    @Override
    public void rename(Node from, String name, Node to, String newName) throws StatusException {
        MemoryNode moved = ((MemoryNode) from).names.get(name);
        for (MemoryNode above = (MemoryNode) to; above != null; above = above.parent) {
            if (above == moved) {
                throw new StatusException(Status.BAD_ARGUMENT);
            }
        }
        log(RENAME, from.number, to.number, 0, name + '\0' + newName);
        unlinked(move((MemoryNode) from, name, (MemoryNode) to, newName));
    }

    @Override
    public void setMode(Node node, int mode) {
        ((MemoryNode) node).mode(mode & MODE_BITS);
    }

    @Override
    public void setModified(Node node, long nanos) {
        ((MemoryNode) node).modifiedNanos(nanos);
    }

    @Override
    public void retain(Node node) {
        ((MemoryNode) node).opens++;
    }

    @Override
    public void release(Node node) {
        MemoryNode it = (MemoryNode) node;
        it.opens--;
        unlinked(it);
    }

    @Override
    public void close() {
        memory.close();
    }
}
