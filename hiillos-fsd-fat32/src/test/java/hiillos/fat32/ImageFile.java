package hiillos.fat32;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk image that mkfs.fat and mtools made, with blocks that a test can change. */
final class ImageFile implements BlockDevice, AutoCloseable {
    private static final int BLOCK_BYTES = 512;

    private final RandomAccessFile file;
    private final Map<Long, byte[]> changed = new HashMap<>();

    ImageFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    /** Skips the test, saying so, when a tool is not installed. */
    static void needTools() {
        for (String tool : List.of("mkfs.fat", "mcopy", "mmd")) {
            boolean found = false;
            for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
                found |= Files.isExecutable(Path.of(folder, tool));
            }
            if (!found) {
                System.out.println("FAT32 image tests skipped: " + tool + " is not installed (packages dosfstools and mtools)");
            }
            Assumptions.assumeTrue(found, tool + " is not installed");
        }
    }

    /** Runs a tool. */
    static void run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("MTOOLS_SKIP_CHECK", "1");
        List<String> command = new ArrayList<>(List.of(words));
        command.set(0, executable(words[0]));
        Process process = builder.command(command).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", words) + ": " + output);
        }
    }

    private static String executable(String tool) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return folder + "/" + tool;
            }
        }
        return tool;
    }

    @Override
    public int blockBytes() {
        return BLOCK_BYTES;
    }

    @Override
    public long countBlocks() {
        try {
            return file.length() / BLOCK_BYTES;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void read(long block, byte[] target, int index, int countBlocks) throws StatusException {
        if (block < 0 || countBlocks < 0 || block > countBlocks() - countBlocks) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        try {
            file.seek(block * BLOCK_BYTES);
            file.readFully(target, index, countBlocks * BLOCK_BYTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (int i = 0; i < countBlocks; i++) {
            byte[] other = changed.get(block + i);
            if (other != null) {
                System.arraycopy(other, 0, target, index + i * BLOCK_BYTES, BLOCK_BYTES);
            }
        }
    }

    /** Changes a byte of what is read from now on. */
    void change(long offset, int value) throws StatusException {
        long block = offset / BLOCK_BYTES;
        byte[] bytes = changed.get(block);
        if (bytes == null) {
            bytes = new byte[BLOCK_BYTES];
            read(block, bytes, 0, 1);
            changed.put(block, bytes);
        }
        bytes[(int) (offset % BLOCK_BYTES)] = (byte) value;
    }

    void changeBack() {
        changed.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
