package hiillos.conformance.libraries;

import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Lists and extracts the tar file on standard input with commons-compress. */
public final class TarFile {
    private TarFile() {}

    public static void main(String[] arguments) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(System.in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                byte[] content = tar.readAllBytes();
                CRC32 checksum = new CRC32();
                checksum.update(content);
                System.out.printf("%s %06o %s/%s %d %tF %08x%s%n", entry.getName(), entry.getMode(), entry.getUserName(),
                        entry.getGroupName(), entry.getSize(), entry.getLastModifiedDate(), checksum.getValue(),
                        entry.isDirectory() ? " directory" : entry.isSymbolicLink() ? " -> " + entry.getLinkName() : "");
            }
        }
    }
}
