package hiillos.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryVolumeTest {
    private static final int BYTES = Layout.BLOCKS + (256 << 10);

    private static MemoryVolume volume(Region memory) {
        return new MemoryVolume(memory, 2, () -> 77);
    }

    private static byte[] content(Volume volume, Node file) {
        byte[] bytes = new byte[(int) file.sizeBytes()];
        volume.read(file, 0, bytes, bytes.length);
        return bytes;
    }

    private static Node file(Volume volume, String name, byte[] content) throws StatusException {
        Node file = volume.create(volume.root(), name, FileKind.FILE, 0644, "");
        volume.write(file, 0, content, content.length);
        return file;
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatOneProcessWroteTheNextOneFinds() throws StatusException {
        ArrayRegion memory = new ArrayRegion(BYTES);
        MemoryVolume first = volume(memory);
        byte[] content = random(new Random(1), 50_000);
        Node directory = first.create(first.root(), "home", FileKind.DIRECTORY, 0700, "");
        Node file = first.create(directory, "notes", FileKind.FILE, 0600, "");
        first.write(file, 0, content, content.length);
        first.create(directory, "link", FileKind.SYMBOLIC_LINK, 0777, "/etc/motd");
        first.link(first.root(), "second", file);
        first.setMode(file, 0640);
        first.rename(directory, "notes", first.root(), "renamed");

        MemoryVolume next = volume(memory);
        next.collect();
        Node found = next.find(next.root(), "renamed");
        assertArrayEquals(content, content(next, found));
        assertEquals(0640, next.status(found).mode());
        assertEquals(2, next.status(found).links());
        assertEquals(77, next.status(found).modifiedNanos());
        assertArrayEquals(new String[] {"home", "renamed", "second"}, next.names(next.root()));
        Node home = next.find(next.root(), "home");
        assertArrayEquals(new String[] {"link"}, next.names(home));
        assertEquals("/etc/motd", next.target(next.find(home, "link")));
    }

    @Test
    void blocksAreFreedWithTheLastNameAndOpenFile() throws StatusException {
        MemoryVolume volume = volume(new ArrayRegion(BYTES));
        Node file = file(volume, "a", new byte[100_000]);
        long used = volume.usedBytes();
        assertTrue(used >= 100_000);
        volume.retain(file);
        volume.remove(volume.root(), "a");
        assertEquals(used, volume.usedBytes());
        volume.release(file);
        assertEquals(0, volume.usedBytes());
    }

    @Test
    void cutAndLengthenedFilesHaveZeros() throws StatusException {
        MemoryVolume volume = volume(new ArrayRegion(BYTES));
        byte[] full = new byte[10_000];
        Arrays.fill(full, (byte) 7);
        Node file = file(volume, "a", full);
        volume.truncate(file, 5000);
        volume.truncate(file, 9000);
        byte[] expected = Arrays.copyOf(Arrays.copyOf(full, 5000), 9000);
        assertArrayEquals(expected, content(volume, file));
        volume.write(file, 20_000, new byte[] {1}, 1);
        expected = Arrays.copyOf(expected, 20_001);
        expected[20_000] = 1;
        assertArrayEquals(expected, content(volume, file));
    }

    @Test
    void aFullVolumeSaysSoAndGoesOn() throws StatusException {
        MemoryVolume volume = volume(new ArrayRegion(BYTES));
        Node file = file(volume, "a", new byte[] {1, 2, 3});
        StatusException full = assertThrows(StatusException.class, () -> volume.write(file, 0, new byte[BYTES], BYTES));
        assertEquals(ServiceStatus.NO_SPACE, full.status());
        assertArrayEquals(new byte[] {1, 2, 3}, content(volume, file));
        volume.write(file, 3, new byte[100_000], 100_000);
        assertEquals(100_003, file.sizeBytes());
    }

    @Test
    void withoutMemoryNothingChanges() throws StatusException {
        ArrayRegion memory = new ArrayRegion(BYTES);
        MemoryVolume volume = volume(memory);
        Node file = file(volume, "a", new byte[5000]);
        memory.free = 20_000;
        assertThrows(StatusException.class, () -> volume.write(file, 0, new byte[90_000], 90_000));
        assertEquals(5000, file.sizeBytes());
        memory.free = Long.MAX_VALUE;
        volume.write(file, 0, new byte[90_000], 90_000);
        assertEquals(90_000, file.sizeBytes());
    }

    @Test
    void aFullJournalIsWrittenAnew() throws StatusException {
        ArrayRegion memory = new ArrayRegion(BYTES);
        MemoryVolume volume = volume(memory);
        byte[] content = random(new Random(3), 9000);
        file(volume, "kept", content);
        Node directory = volume.create(volume.root(), "d", FileKind.DIRECTORY, 0755, "");
        for (int i = 0; i < 20_000; i++) {
            volume.create(directory, "file" + i, FileKind.FILE, 0644, "");
            volume.remove(directory, "file" + i);
        }
        MemoryVolume next = volume(memory);
        next.collect();
        assertArrayEquals(content, content(next, next.find(next.root(), "kept")));
        assertEquals(0, next.names(next.find(next.root(), "d")).length);
    }

    /** One change at a time; the model knows what was whole before and after it. */
    /** The journal that is written anew has open files without a name under a name for a moment: no file's. */
    @Test
    void anyNameOutlivesAJournalThatIsWrittenAnew() throws StatusException {
        ArrayRegion memory = new ArrayRegion(Layout.BLOCKS + (2 << 20));
        MemoryVolume volume = volume(memory);
        for (char c = 1; c < 256; c++) {
            if (c != '/') {
                file(volume, String.valueOf(c), new byte[] {(byte) c});
            }
        }
        Node nameless = file(volume, "open", new byte[9]);
        volume.retain(nameless);
        volume.remove(volume.root(), "open");
        long epoch = memory.word(Layout.EPOCH);
        while (memory.word(Layout.EPOCH) == epoch) {
            volume.create(volume.root(), "again", FileKind.FILE, 0644, "");
            volume.remove(volume.root(), "again");
        }
        MemoryVolume next = volume(memory);
        for (char c = 1; c < 256; c++) {
            if (c != '/') {
                Node found = next.find(next.root(), String.valueOf(c));
                assertNotNull(found, "name " + (int) c);
                assertArrayEquals(new byte[] {(byte) c}, content(next, found));
            }
        }
        assertNull(next.find(next.root(), "/"));
    }

    private static void change(MemoryVolume volume, Random random, Map<String, byte[]> model) throws StatusException {
        String name = "f" + random.nextInt(5);
        Node node = volume.find(volume.root(), name);
        switch (random.nextInt(4)) {
            case 0 -> {
                if (node == null) {
                    volume.create(volume.root(), name, FileKind.FILE, 0644, "");
                    model.put(name, new byte[0]);
                }
            }
            case 1 -> {
                if (node != null) {
                    byte[] more = random(random, 1 + random.nextInt(9000));
                    byte[] before = model.get(name);
                    byte[] after = Arrays.copyOf(before, before.length + more.length);
                    System.arraycopy(more, 0, after, before.length, more.length);
                    model.put(name + " next", after);
                    volume.write(node, before.length, more, more.length);
                    model.remove(name + " next");
                    model.put(name, after);
                }
            }
            case 2 -> {
                if (node != null) {
                    model.put(name + " next", null);
                    volume.remove(volume.root(), name);
                    model.remove(name + " next");
                    model.remove(name);
                }
            }
            default -> {
                String other = "f" + random.nextInt(5);
                if (node != null && !other.equals(name)) {
                    byte[] moved = model.get(name);
                    model.put(name + " next", null);
                    model.put(other + " next", moved);
                    volume.rename(volume.root(), name, volume.root(), other);
                    model.remove(name + " next");
                    model.remove(other + " next");
                    model.remove(name);
                    model.put(other, moved);
                }
            }
        }
    }

    /** Each file is as it was before the change that was cut off, or as after it. */
    private static void assertSound(MemoryVolume volume, Map<String, byte[]> model, String seed) {
        for (int i = 0; i < 5; i++) {
            String name = "f" + i;
            Node node = volume.find(volume.root(), name);
            byte[] found = node == null ? null : content(volume, node);
            boolean before = Arrays.equals(found, model.get(name));
            boolean after = model.containsKey(name + " next") && Arrays.equals(found, model.get(name + " next"));
            assertTrue(before || after || model.get(name) == null && found != null && found.length == 0, seed + ": " + name);
        }
    }

    @Test
    void aProcessThatEndsAnywhereLeavesEveryFileWhole() throws StatusException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ArrayRegion memory = new ArrayRegion(BYTES);
            MemoryVolume volume = volume(memory);
            Map<String, byte[]> model = new HashMap<>();
            memory.storesLeft = random.nextInt(600);
            try {
                while (true) {
                    change(volume, random, model);
                }
            } catch (ArrayRegion.Killed | StatusException ended) {
                memory.storesLeft = Long.MAX_VALUE;
            }
            MemoryVolume next = volume(memory);
            next.collect();
            assertSound(next, model, "seed " + seed);
            assertNotNull(next.create(next.root(), "new", FileKind.FILE, 0, ""));
            next.remove(next.root(), "new");
            assertNull(next.find(next.root(), "new"));
        }
    }
}
