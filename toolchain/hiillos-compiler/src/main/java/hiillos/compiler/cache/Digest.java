package hiillos.compiler.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A SHA-256 over labelled parts; equal parts in equal order give equal digests, and paths count only where they mean something. */
public final class Digest {
    private final MessageDigest sha;

    public Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Digest add(String label, byte[] content) {
        byte[] name = label.getBytes(StandardCharsets.UTF_8);
        addLength(name.length);
        sha.update(name);
        addLength(content.length);
        sha.update(content);
        return this;
    }

    public Digest add(String label, String content) {
        return add(label, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A file's content, or each file's relative name and content below a directory, sorted; an absent path counts as such. */
    public Digest addTree(String label, Path path) throws IOException {
        if (!Files.exists(path)) {
            return add(label, "absent");
        }
        if (!Files.isDirectory(path)) {
            return add(label, fileDigest(path));
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(path)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        add(label, Integer.toString(files.size()));
        for (Path file : files) {
            add(path.relativize(file).toString(), fileDigest(file));
        }
        return this;
    }

    public String hex() {
        return HexFormat.of().formatHex(sha.digest(), 0, 20);
    }

    private static byte[] fileDigest(Path file) throws IOException {
        Digest digest = new Digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.sha.update(buffer, 0, count);
            }
        }
        return digest.sha.digest();
    }

    private void addLength(int length) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            sha.update((byte) (length >> shift));
        }
    }
}
