package hiillos.compiler;

import java.util.List;

/**
 * What the front end hands to the back end.
 *
 * @param irModules LLVM IR as text; one module, or several that are compiled in parallel and linked. The first may hold
 *     {@code module asm}. Data layout and triple are set by the back end
 * @param size the numbers for the report
 * @param warnings one sentence each
 */
public record GeneratedCode(List<String> irModules, ClosureSize size, List<String> warnings) {
    public GeneratedCode {
        irModules = List.copyOf(irModules);
        warnings = List.copyOf(warnings);
    }

    public GeneratedCode(String ir, ClosureSize size, List<String> warnings) {
        this(List.of(ir), size, warnings);
    }

    /**
     * The closed world in numbers.
     *
     * @param classes classes in the image
     * @param methods compiled methods
     * @param bytecodeBytes their bytecode
     * @param imageHeapBytes objects made at build time
     */
    public record ClosureSize(int classes, int methods, long bytecodeBytes, long imageHeapBytes) {}
}
