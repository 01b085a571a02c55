package hiillos.compiler;

/** Bytecode to LLVM IR. */
public interface FrontEnd {
    /**
     * Generates the code of a whole image.
     *
     * @throws CompileException on anything that cannot be compiled
     */
    GeneratedCode generate(CompileOptions options);
}
