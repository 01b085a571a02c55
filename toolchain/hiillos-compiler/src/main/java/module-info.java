/** The ahead-of-time compiler: JVM bytecode to LLVM IR to images. */
module hiillos.compiler {
    requires hiillos.word;

    exports hiillos.compiler;
}
