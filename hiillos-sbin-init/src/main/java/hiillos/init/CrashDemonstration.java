package hiillos.init;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.Random;
import java.util.function.Consumer;

/** With {@code crash=1} rngd dereferences null when asked for a certain count: nobody else may notice more than an error. */
final class CrashDemonstration {
    private final FileSystem files;
    private final Random random;
    private final Consumer<String> console;

    CrashDemonstration(FileSystem files, Random random, Consumer<String> console) {
        this.files = files;
        this.random = random;
        this.console = console;
    }

    void run() {
        try {
            random.bytes(Random.MAXIMUM_BYTES - 1);
            console.accept("hiillos: init: rngd did not crash");
        } catch (StatusException failure) {
            console.accept("hiillos: init: the call of rngd failed: " + failure.getMessage());
        }
        try {
            long bytes = files.status("initfs:///etc/motd", true).sizeBytes();
            console.accept("hiillos: init: vfs goes on: initfs:///etc/motd has " + bytes + " bytes");
        } catch (StatusException failure) {
            console.accept("hiillos: init: vfs does not go on: " + failure.getMessage());
        }
    }
}
