package hiillos.compiler;

/** How much work LLVM does; the pass pipelines are in {@code hiillos.compiler.llvm.Pipelines}. */
public enum OptimisationLevel {
    /** Locals into registers, light inlining: for debug builds; two to six times as fast to compile as {@link #DEFAULT}. */
    QUICK,
    /** LLVM's {@code O2}, with loops unswitched as in {@code O3}. */
    DEFAULT,
    /** LLVM's {@code O3}: a third more time than {@link #DEFAULT}, a tenth faster code. */
    FULL,
    /** LLVM's {@code Os}: for boot sectors and boot loaders. */
    SIZE
}
