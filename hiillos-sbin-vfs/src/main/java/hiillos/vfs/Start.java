package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileKind;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import java.util.function.Consumer;

/** What is mounted, and what a new file system in memory has in it, when vfs starts. */
final class Start {
    private static final int DIRECTORY_MODE = 0755;
    private static final int TEMPORARY_MODE = 01777;
    private static final int LINK_MODE = 0777;
    private static final String LAST = "dev";
    private static final String TABLE = "/etc/fstab";

    private final FileService files;
    private final Mounts mounts;
    private final Consumer<String> console;

    Start(FileService files, Mounts mounts, Consumer<String> console) {
        this.files = files;
        this.mounts = mounts;
        this.console = console;
    }

    /**
     * Mounts what {@code /} means.
     *
     * @param root {@code memory}, {@code initfs}, or null; with anything else a sentence, and memory
     */
    void mountRoot(String root, Volume memory, Volume initfs) throws StatusException {
        if ("initfs".equals(root)) {
            mounts.add(Uri.DEFAULT_SCHEME, initfs, "", "ro");
            return;
        }
        if (root != null && !root.isEmpty() && !root.equals("memory")) {
            console.accept("root=" + root + " is neither memory nor initfs; / is in memory");
        }
        mounts.add(Uri.DEFAULT_SCHEME, memory, "", "rw");
    }

    /** Fills a new file system; mounts what {@value #TABLE} says. */
    void fill(Volume devices) throws StatusException {
        Volume top = mounts.scheme(Uri.DEFAULT_SCHEME);
        if (!top.isReadOnly()) {
            // Made last, and nobody can take it away: while it is missing, a process may have ended in the middle of this.
            if (top.find(top.root(), LAST) == null) {
                make(top, "etc", FileKind.DIRECTORY, DIRECTORY_MODE, "");
                make(top, "home", FileKind.DIRECTORY, DIRECTORY_MODE, "");
                make(top, "tmp", FileKind.DIRECTORY, TEMPORARY_MODE, "");
                make(top, "bin", FileKind.SYMBOLIC_LINK, LINK_MODE, "initfs:///bin");
                make(top, "sbin", FileKind.SYMBOLIC_LINK, LINK_MODE, "initfs:///sbin");
                copyEtc(top);
                make(top, LAST, FileKind.DIRECTORY, DIRECTORY_MODE, "");
            }
            Resolver resolver = new Resolver(mounts);
            mounts.addOver("fs:///dev", resolver.resolve("/dev", true).mustExist(), devices, "", "rw");
        }
        mountTable();
    }

    private static void make(Volume top, String name, FileKind kind, int mode, String target) throws StatusException {
        if (top.find(top.root(), name) == null) {
            top.create(top.root(), name, kind, mode, target);
        }
    }

    private void copyEtc(Volume top) throws StatusException {
        Volume image = mounts.scheme("initfs");
        Node source = image.find(image.root(), "etc");
        Node target = top.find(top.root(), "etc");
        for (String name : source == null ? new String[0] : image.names(source)) {
            Node file = image.find(source, name);
            if (!file.isDirectory()) {
                byte[] content = new byte[(int) file.sizeBytes()];
                image.read(file, 0, content, content.length);
                Node begun = top.find(target, name);
                Node copy = begun != null ? begun : top.create(target, name, FileKind.FILE, image.status(file).mode(), "");
                top.write(copy, 0, content, content.length);
                top.setModified(copy, image.status(file).modifiedNanos());
            }
        }
    }

    /** Lines: source, place, type, options; {@code -} or {@code none} for no source; {@code #} begins a comment. */
    private void mountTable() throws StatusException {
        Node node;
        Volume volume;
        try {
            Resolver.Place place = new Resolver(mounts).resolve(TABLE, true).mustExist();
            node = place.node();
            volume = place.nodeVolume();
        } catch (StatusException absent) {
            if (absent.status() != ServiceStatus.NOT_FOUND) {
                console.accept("cannot read " + TABLE + ": " + absent.getMessage());
            }
            return;
        }
        byte[] content = new byte[(int) Math.min(node.sizeBytes(), 64 << 10)];
        volume.read(node, 0, content, content.length);
        int number = 0;
        StringTokenizer lines = new StringTokenizer(new String(content, StandardCharsets.UTF_8), "\n", true);
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken();
            number += line.equals("\n") ? 1 : 0;
            StringTokenizer words = new StringTokenizer(line);
            if (!words.hasMoreTokens() || line.strip().startsWith("#")) {
                continue;
            }
            if (words.countTokens() < 3 || words.countTokens() > 4) {
                console.accept(TABLE + ", line " + (number + 1) + ": expected source, place, type and options");
                continue;
            }
            String source = words.nextToken();
            mount(source.equals("none") || source.equals("-") ? "" : source, words.nextToken(), words.nextToken(),
                    words.hasMoreTokens() ? words.nextToken() : "rw", number + 1);
        }
    }

    private void mount(String source, String place, String type, String options, int number) {
        try {
            Resolver.Place there = new Resolver(mounts).resolve(place, true);
            if (there.node() == null) {
                files.makeDirectory(place, DIRECTORY_MODE);
            } else if (there.nodeVolume() != there.volume()) {
                return;
            }
            files.mount(place, source, type, options);
        } catch (StatusException failure) {
            console.accept(TABLE + ", line " + number + ": cannot mount " + type + " at " + place + ": " + failure.getMessage());
        }
    }
}
