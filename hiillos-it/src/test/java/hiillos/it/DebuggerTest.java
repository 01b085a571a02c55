package hiillos.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.launcher.Executables;
import hiillos.testkit.Machine;
import hiillos.testkit.MachineExtension;
import hiillos.testkit.Machines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** gdb, with the checked-in {@code tools/hiillos.gdb}, steps through the kernel's Java. */
@ExtendWith(MachineExtension.class)
@Timeout(300)
class DebuggerTest {
    @TempDir
    Path folder;

    @Test
    void gdbBreaksOnAJavaLine(Machines machines) throws IOException, InterruptedException {
        int line = PanicTest.lineOf("nothing.chargedBytes()");
        Machine machine = machines.start(Product.quickMachine("panic=test").withGdb());
        Path commands = Files.writeString(folder.resolve("commands"), """
                source tools/hiillos.gdb
                target remote %s
                hbreak PanicTest.java:%d
                continue
                backtrace
                list
                kill
                """.formatted(machine.gdbSocket(), line));
        Process gdb = new ProcessBuilder("timeout", "-s", "KILL", "120",
                Executables.find("gdb").orElseThrow().toString(), "-nx", "-batch", "-x", commands.toString())
                .directory(Product.root().toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null"))).start();
        String output = new String(gdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(gdb.waitFor(60, TimeUnit.SECONDS), output);
        assertTrue(output.contains("PanicTest.java:" + line), output);
        int inner = output.indexOf("inner");
        int middle = output.indexOf("middle", inner);
        int outer = output.indexOf("outer", middle);
        assertTrue(inner >= 0 && middle > inner && outer > middle, "frames inner, middle, outer in " + output);
        assertTrue(output.contains("return nothing.chargedBytes();"), "gdb lists the source: " + output);
    }
}
