package hiillos.compiler.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDepthTest {
    private static final StackLimits NONE = new StackLimits(List.of(), List.of(), List.of());

    /** Functions 0x100 apart; each line is an instruction, {@code @name} stands for a function's address. */
    private static String code(String... functions) {
        var text = new StringBuilder();
        for (int i = 0; i < functions.length; i++) {
            String[] lines = functions[i].split("\n");
            text.append("%016x <%s>:\n".formatted(0x1000 + 0x100 * i, lines[0]));
            for (int j = 1; j < lines.length; j++) {
                String line = lines[j].strip();
                for (int k = 0; k < functions.length; k++) {
                    line = line.replace("@" + functions[k].split("\n")[0], "0x%x <there>".formatted(0x1000 + 0x100 * k));
                }
                text.append("%x:      \t%s\n".formatted(0x1000 + 0x100 * i + j - 1, line.replaceFirst(" ", "\t")));
            }
        }
        return text.toString();
    }

    @Test
    void addsFramesAndReturnAddressesAlongTheDeepestPath() {
        var report = StackDepth.check(code("entry\npushq %rbp\nmovq %rsp, %rbp\nsubq $0x20, %rsp\ncallq @small\ncallq @large\naddq $0x20, %rsp\npopq %rbp\nretq",
                "small\npushq %rax\npopq %rax\nretq", "large\nsubq $0x100, %rsp\naddq $0x100, %rsp\nretq"), NONE);
        assertEquals(List.of("304 of any bytes: entry (48) > large (256)"), report);
    }

    @Test
    void followsBranchesAndTailCalls() {
        // The early way out leaves with less on the stack than the code after it runs with.
        var report = StackDepth.check(code("entry\npushq %rbx\nsubq $0x10, %rsp\nje 0x1006 <x>\naddq $0x10, %rsp\npopq %rbx\njmp @leaf\n"
                + "callq @leaf\naddq $0x10, %rsp\npopq %rbx\nretq", "leaf\npushq %rax\npopq %rax\nretq"), NONE);
        assertEquals(List.of("40 of any bytes: entry (32) > leaf (8)"), report);
    }

    @Test
    void runsJumpTableTargetsAtTheJumpsDepth() {
        var report = StackDepth.check(code("entry\nsubq $0x18, %rsp\njmpq *-0x7fdef000(,%rax,8)\ncallq @leaf\naddq $0x18, %rsp\nretq", "leaf\nretq"), NONE);
        assertEquals("32 of any bytes: entry (32)", report.getFirst());
    }

    @Test
    void aLoadedStackPointerIsAnotherStack() {
        var report = StackDepth.check(code("entry\npushq $0x1\nmovq %gs:0x8, %rsp\ncallq @leaf\nretq", "leaf\npushq %rax\npopq %rax\nretq"), NONE);
        assertEquals("16 of any bytes: entry (8) > leaf (8)", report.getFirst());
    }

    @Test
    void refusesWhatHasNoBound() {
        refused("recursion first > second > first", "first\ncallq @second\nretq", "second\ncallq @first\nretq");
        refused("recursion itself > itself", "itself\npushq %rax\ncallq @itself\npopq %rax\nretq");
        refused("calls through a pointer", "entry\ncallq *%rax\nretq");
        refused("calls through a pointer", "entry\njmpq *%rax");
        refused("sizes its frame at run time", "entry\nsubq %rax, %rsp\nretq");
        refused("pushes in a loop", "entry\npushq %rax\njmp 0x1000 <entry>");
    }

    private static void refused(String reason, String... functions) {
        var error = assertThrows(CompileException.class, () -> StackDepth.check(code(functions), NONE));
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    @Test
    void refusesAStackThatIsTooSmall() {
        String text = code("entry\nsubq $0x80, %rsp\naddq $0x80, %rsp\nretq");
        assertEquals(List.of("128 of 128 bytes: entry (128)"),
                StackDepth.check(text, new StackLimits(List.of(new StackLimits.Limit(128, "*")), List.of(), List.of())));
        var error = assertThrows(CompileException.class,
                () -> StackDepth.check(text, new StackLimits(List.of(new StackLimits.Limit(127, "*")), List.of(), List.of())));
        assertTrue(error.getMessage().contains("128 of 127 bytes: entry"), error.getMessage());
    }

    @Test
    void addsWhatIsEnteredOnceToTheDeepest() {
        // log may panic, panic logs: no recursion, because a panic comes once.
        String text = code("entry\npushq %rax\ncallq @log\npopq %rax\nretq", "log\nsubq $0x10, %rsp\ncallq @panic\naddq $0x10, %rsp\nretq",
                "panic\nsubq $0x20, %rsp\ncallq @log\nhlt\nretq");
        assertTrue(assertThrows(CompileException.class, () -> StackDepth.check(text, NONE)).getMessage().contains("recursion"));
        var report = StackDepth.check(text, new StackLimits(List.of(), List.of(), List.of("panic")));
        assertEquals("104 of any bytes: entry (16) > log (24)", report.getFirst());
    }

    @Test
    void followsNamedCallsThroughPointers() {
        String text = code("work\npushq %rbx\ncallq *0x20(%rax)\npopq %rbx\nretq", "Frame.step()Z\nsubq $0x40, %rsp\naddq $0x40, %rsp\nretq",
                "Vmem.step()Z\npushq %rax\npopq %rax\nretq", "other\nsubq $0x400, %rsp\naddq $0x400, %rsp\nretq");
        var report = StackDepth.check(text, new StackLimits(List.of(), List.of(new StackLimits.Calls("work", ".step()")), List.of()));
        assertTrue(report.contains("80 of any bytes: work (8) > Frame.step()Z (64)"), report.toString());
    }

    @Test
    void readsLimits(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("limits"), "# comment\nlimit 4096 nmi # its own stack\nlimit 8192 *\n\nonce panic\n");
        StackLimits limits = StackLimits.read(file);
        assertEquals(4096, limits.of("nmi"));
        assertEquals(8192, limits.of("other"));
        assertTrue(limits.isOnce("panic.now") && !limits.isOnce("other"));
        Files.writeString(file, "limit many *\n");
        assertTrue(assertThrows(CompileException.class, () -> StackLimits.read(file)).getMessage().endsWith(
                "limits:1: expected 'limit BYTES SYMBOL', 'calls PREFIX TEXT' or 'once PREFIX', not 'limit many *'"));
    }
}
