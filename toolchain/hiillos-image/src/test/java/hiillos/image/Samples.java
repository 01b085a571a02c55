package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Stand-ins for boot programs and kernels: right at the ends, noise between. */
final class Samples {
    static final long TIME = 1767225600L;

    private Samples() {}

    static byte[] noise(int bytes, long seed) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    static byte[] elf(int bytes) {
        byte[] elf = noise(bytes, 7);
        LittleEndian.putInt(elf, 0, 0x464c457fL);
        return elf;
    }

    static byte[] biosProgram(int bytes) {
        byte[] program = noise(bytes, 8);
        LittleEndian.putText(program, 64, "HIILDISK");
        return program;
    }

    static byte[] efiApplication(int bytes) {
        byte[] application = noise(bytes, 9);
        LittleEndian.putText(application, 0, "MZ");
        return application;
    }

    static BootFiles bootFiles() {
        return new BootFiles(biosProgram(20_001), efiApplication(50_000), elf(700_123), noise(1_500_000, 3),
                "loglevel=info console=both");
    }

    static FileTree extras() {
        FileTree tree = new FileTree();
        tree.add("legal/LICENSE", "Apache\n".getBytes(StandardCharsets.UTF_8));
        tree.add("legal/java.base/ASSEMBLY_EXCEPTION", noise(5000, 1));
        tree.add("legal/java.base/a-rather-long-name-of-a-licence.md", noise(3000, 2));
        tree.add("legal/java.base/a-rather-long-name-of-a-notice.md", noise(10, 4));
        tree.add("legal/empty.txt", new byte[0]);
        tree.add("README.txt", "hiillos\n".getBytes(StandardCharsets.UTF_8));
        return tree;
    }
}
