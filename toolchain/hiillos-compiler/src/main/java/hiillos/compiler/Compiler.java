package hiillos.compiler;

/** The whole compiler: front end, LLVM, linker, line table. */
public final class Compiler {
    private final FrontEnd frontEnd;

    public Compiler(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    /**
     * Compiles one image, or takes it from the cache when no input has changed.
     *
     * @throws CompileException with one sentence that says what is wrong and how to mend it
     */
    public CompileResult compile(CompileOptions options) {
        return new hiillos.compiler.link.ImageBuilder(frontEnd, options).build();
    }
}
