package hiillos.image.stage;

import hiillos.image.FileTree;
import hiillos.image.ImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code /legal}: licences and notices of everything in the image.
 *
 * <p>Compiled classes of OpenJDK are in it, under the GPL, version 2, with
 * the Classpath Exception: the licence must go along, and where the
 * corresponding source is. An image without that is not made.
 */
public final class LegalFolder {
    private static final List<String> OURS = List.of("LICENSE", "THIRD-PARTY.txt");

    private LegalFolder() {}

    /**
     * The JDK build whose classes are compiled into the image.
     *
     * @param jdkHome the JDK's folder
     * @return as in {@code 25.0.1+8-LTS (Eclipse Adoptium)}
     * @throws ImageException if the folder is no JDK
     */
    public static String jdkBuild(Path jdkHome) {
        Properties release = release(jdkHome);
        return value(release, "JAVA_RUNTIME_VERSION", jdkHome) + " (" + value(release, "IMPLEMENTOR", jdkHome) + ")";
    }

    /**
     * Writes the folder.
     *
     * @param target the folder to fill
     * @param ours folder with our own LICENSE, THIRD-PARTY.txt and further notices
     * @param jdkHome the JDK whose classes are compiled into the image
     * @param version version of hiillos
     * @throws ImageException if a licence is missing
     */
    public static void write(Path target, Path ours, Path jdkHome, String version) {
        for (String name : OURS) {
            if (!Files.isRegularFile(ours.resolve(name))) {
                throw new ImageException("The licence file " + ours.resolve(name)
                        + " is missing; an image is not made without it.");
            }
        }
        Path jdkLegal = jdkHome.resolve("legal/java.base");
        if (!Files.isRegularFile(jdkLegal.resolve("LICENSE"))) {
            throw new ImageException("The JDK at " + jdkHome
                    + " has no legal/java.base/LICENSE, which must go into the image;"
                    + " use a complete JDK 25.");
        }
        copyAll(ours, target);
        copyAll(jdkLegal, target.resolve("java.base"));
        writeText(target.resolve("SOURCE.txt"), sourceOffer(jdkHome, version));
    }

    private static String sourceOffer(Path jdkHome, String version) {
        Properties release = release(jdkHome);
        String runtime = value(release, "JAVA_RUNTIME_VERSION", jdkHome);
        String tag = "jdk-" + runtime.replaceFirst("-.*", "");
        String repository = release.getProperty("SOURCE_REPO", "https://github.com/openjdk/jdk25u");
        String revision = release.getProperty("SOURCE", "").strip();
        return """
                Corresponding source of this image
                ==================================

                hiillos %s: Apache License 2.0, see LICENSE. Source: the repository with this version's tag.

                Classes of java.base from OpenJDK, compiled ahead of time into the programs of this image:
                  GNU General Public License, version 2, with the Classpath Exception; see java.base/LICENSE,
                  java.base/ASSEMBLY_EXCEPTION and the notices beside them.
                  JDK build: %s
                  Source: %s, tag %s%s
                  Changed: the classes and methods in hiillos-runtime/src of the hiillos repository replace those of the
                  same name.

                Other libraries in this image: see THIRD-PARTY.txt.
                """.formatted(version, jdkBuild(jdkHome), repository, tag,
                        revision.isEmpty() ? "" : " (" + revision + ")");
    }

    private static Properties release(Path jdkHome) {
        Properties release = new Properties();
        String text = new String(FileTree.read(jdkHome.resolve("release"), "JDK's release file"),
                StandardCharsets.UTF_8);
        for (String line : text.split("\\R")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                release.setProperty(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        }
        return release;
    }

    private static String value(Properties release, String key, Path jdkHome) {
        String value = release.getProperty(key);
        if (value == null) {
            throw new ImageException("The file " + jdkHome.resolve("release") + " does not say " + key
                    + ", so the source of the compiled classes cannot be named; use a complete JDK 25.");
        }
        return value;
    }

    static void copyAll(Path from, Path to) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ImageException("Cannot read the folder " + from + ".", e);
        }
        for (Path file : files) {
            writeBytes(to.resolve(from.relativize(file).toString()), FileTree.read(file, "file"));
        }
    }

    static void writeText(Path file, String text) {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void writeBytes(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new ImageException("Cannot write " + file + " (" + e.getMessage() + ").", e);
        }
    }
}
