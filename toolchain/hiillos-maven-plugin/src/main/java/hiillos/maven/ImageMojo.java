package hiillos.maven;

import hiillos.image.BootBundle;
import hiillos.image.BootFiles;
import hiillos.image.BootableDisk;
import hiillos.image.BootableIso;
import hiillos.image.FileTree;
import hiillos.image.ImageException;
import hiillos.image.InitfsFile;
import hiillos.image.SparseImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Writes the bootable media out of the packed initfs, the kernel and the boot loader: {@code hiillos.iso},
 * {@code pvh.elf} with {@code boot-bundle.bin} for a start without firmware, and on request {@code hiillos.img}.
 */
@Mojo(name = "image", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ImageMojo extends AbstractMojo {
    @Inject
    private MavenProjectHelper projectHelper;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The kernel among the dependencies. */
    @Parameter(defaultValue = "org.hiillos:hiillos-kernel:elf")
    private String kernel;

    /** The root process among the dependencies. */
    @Parameter(defaultValue = "org.hiillos:hiillos-root:hexe")
    private String root;

    /** The BIOS loader among the dependencies. */
    @Parameter(defaultValue = "org.hiillos:hiillos-boot:bin:bios")
    private String biosLoader;

    /** The UEFI loader among the dependencies. */
    @Parameter(defaultValue = "org.hiillos:hiillos-boot:efi:uefi")
    private String uefiLoader;

    /** The loader for {@code qemu -kernel} among the dependencies. */
    @Parameter(defaultValue = "org.hiillos:hiillos-boot:elf:pvh")
    private String pvhLoader;

    /** The packed initfs. */
    @Parameter(defaultValue = "${project.build.directory}/initfs.tar.zst")
    private File archive;

    /** The licences, which also stand in the ISO in the open. */
    @Parameter(defaultValue = "${project.build.directory}/initfs/legal")
    private File legal;

    /** The kernel's command line. */
    @Parameter(property = "hiillos.cmdline", defaultValue = "")
    private String commandLine;

    /** The time of everything in the images. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", required = true)
    private String timestamp;

    /** Whether to write a raw disk image, too. */
    @Parameter(property = "hiillos.image.disk", defaultValue = "false")
    private boolean disk;

    /** Length of the raw disk image in MiB. */
    @Parameter(defaultValue = "256")
    private long diskMebibytes;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        UserProperties.check(session);
        try {
            write();
        } catch (ImageException exception) {
            throw new MojoFailureException(exception.getMessage(), exception);
        } catch (IOException exception) {
            throw new MojoExecutionException("cannot write below " + project.getBuild().getDirectory() + ": "
                    + exception.getMessage(), exception);
        }
    }

    private void write() throws IOException, MojoFailureException {
        Path target = Path.of(project.getBuild().getDirectory());
        String line = commandLine == null ? "" : commandLine;
        byte[] initfs = InitfsFile.join(FileTree.read(dependency(root), "root process"),
                FileTree.read(archive.toPath(), "initfs archive"));
        Path initfsFile = target.resolve("initfs.img");
        write(initfs, initfsFile);
        BootFiles files = BootFiles.read(dependency(biosLoader), dependency(uefiLoader), dependency(kernel),
                initfsFile, line);
        FileTree extra = new FileTree();
        extra.addDirectory("legal", legal.toPath());
        SparseImage iso = BootableIso.create(files, extra, "HIILLOS", epochSeconds());
        Path isoFile = target.resolve("hiillos.iso");
        iso.writeTo(isoFile);
        projectHelper.attachArtifact(project, "iso", isoFile.toFile());
        getLog().info(isoFile + ": " + iso.lengthBytes() / 1024 + " KiB (kernel " + files.kernel().length / 1024
                + " KiB, initfs " + initfs.length / 1024 + " KiB)");
        write(BootBundle.of(files.kernel(), initfs, line), target.resolve("boot-bundle.bin"));
        Files.copy(dependency(pvhLoader), target.resolve("pvh.elf"), StandardCopyOption.REPLACE_EXISTING);
        copySymbols(dependency(kernel), target.resolve("symbols"));
        if (disk) {
            Path diskFile = target.resolve("hiillos.img");
            FileTree root = new FileTree();
            root.addDirectory("legal", legal.toPath());
            BootableDisk.create(files, root, diskMebibytes << 20, epochSeconds()).writeTo(diskFile);
            getLog().info(diskFile + ": " + diskMebibytes + " MiB");
        }
    }

    private static void write(byte[] content, Path file) {
        SparseImage image = new SparseImage(content.length);
        image.put(0, content);
        image.writeTo(file);
    }

    /** The linker leaves {@code FILE.debug} and {@code FILE.lines} beside an image. */
    private static void copySymbols(Path image, Path folder) throws IOException {
        for (String suffix : new String[] {".debug", ".lines"}) {
            Path beside = image.resolveSibling(image.getFileName() + suffix);
            if (Files.exists(beside)) {
                Files.createDirectories(folder);
                Files.copy(beside, folder.resolve(beside.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path dependency(String key) throws MojoFailureException {
        return DistributionArtifacts.dependency(project, key).getFile().toPath();
    }

    private long epochSeconds() throws MojoFailureException {
        if (timestamp.matches("[0-9]+")) {
            return Long.parseLong(timestamp);
        }
        try {
            return OffsetDateTime.parse(timestamp).toEpochSecond();
        } catch (DateTimeParseException exception) {
            throw new MojoFailureException("project.build.outputTimestamp is \"" + timestamp
                    + "\"; write it like 2026-01-01T00:00:00Z.", exception);
        }
    }
}
