package hiillos.compiler;

/** How much work LLVM does; the pass pipelines are in {@code hiillos.compiler.llvm.Pipelines}. */
public enum OptimisationLevel {
    /** Locals into registers, light inlining: for debug builds; two to six times as fast to compile as {@link #DEFAULT}. */
    QUICK,
    /** LLVM's {@code O2}. */
    DEFAULT,
    /** LLVM's {@code O3}, with vectorisers and a larger inlining budget. */
    FULL,
    /** LLVM's {@code Os}: for boot sectors and boot loaders. */
    SIZE
}
