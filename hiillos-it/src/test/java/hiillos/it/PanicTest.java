package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code panic=test}: a null dereference three calls deep, the middle one inlined. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class PanicTest {
    static final String SOURCE = "hiillos-kernel/src/main/java/hiillos/kernel/PanicTest.java";

    /** Number of the first line of the kernel's source that holds a text. */
    static int lineOf(String part) throws IOException {
        List<String> lines = Files.readAllLines(Product.root().resolve(SOURCE));
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).contains(part)) {
                return index + 1;
            }
        }
        throw new IOException("no line with " + part + " in " + SOURCE);
    }

    @Test
    void traceNamesTheThreeJavaFramesInOrder(Machines machines) throws IOException {
        Machine machine = machines.start(Product.quickMachine("panic=test test=1"));
        assertEquals(3, machine.exitCode(Product.BOOT_LIMIT), "the exit code of a panic under test");
        List<String> frames = new ArrayList<>();
        for (String line : machine.serial().lines()) {
            if (line.contains("PanicTest.java:")) {
                frames.add(line.trim());
            }
        }
        assertEquals(3, frames.size(), machine.serial().tail());
        assertTrue(frames.get(0).contains("inner")
                && frames.get(0).contains("PanicTest.java:" + lineOf("nothing.chargedBytes()")), frames.toString());
        assertTrue(frames.get(1).contains("middle")
                && frames.get(1).contains("PanicTest.java:" + lineOf("inner() + 1")), frames.toString());
        assertTrue(frames.get(2).contains("outer")
                && frames.get(2).contains("PanicTest.java:" + lineOf("middle() + 1")), frames.toString());
    }
}
