package hiillos.compiler.desugar;

import java.lang.classfile.CodeBuilder;

/** Code with the stack effect of the instruction that it replaces. May be emitted more than once, with the same result. */
@FunctionalInterface
interface Replacement {
    void emit(CodeBuilder code);
}
