package hiillos.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A finished image.
 *
 * @param image the output file
 * @param debugFile ELF with DWARF for gdb, absent for PE
 * @param textBytes machine code
 * @param readOnlyBytes constants, unwind tables, line table
 * @param dataBytes initialised and writable, image heap included
 * @param zeroBytes zero-initialised
 * @param closure the closed world in numbers
 * @param millis duration of this compilation
 * @param cached whether the image came from the cache
 * @param warnings one sentence each
 * @param stacks how deep the stacks get, the deepest first, if that was asked for
 */
public record CompileResult(Path image, Optional<Path> debugFile, long textBytes, long readOnlyBytes, long dataBytes,
        long zeroBytes, GeneratedCode.ClosureSize closure, long millis, boolean cached, List<String> warnings,
        List<String> stacks) {
    public CompileResult {
        warnings = List.copyOf(warnings);
        stacks = List.copyOf(stacks);
    }

    /** One line for people: name, sizes, closure, time. */
    public String report() {
        return "%s: text %s, constants %s, data %s, zero %s; %d classes, %d methods, %s bytecode, %s image heap%s; %s%s".formatted(
                image.getFileName(), kilobytes(textBytes), kilobytes(readOnlyBytes), kilobytes(dataBytes),
                kilobytes(zeroBytes), closure.classes(), closure.methods(), kilobytes(closure.bytecodeBytes()),
                kilobytes(closure.imageHeapBytes()), deepestStack(),
                millis < 1000 ? millis + " ms" : String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0), cached ? " (cached)" : "");
    }

    private String deepestStack() {
        return stacks.isEmpty() ? "" : ", deepest stack " + stacks.getFirst().replaceFirst(":.*", "");
    }

    private static String kilobytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }
}
