/** The annotation processor of hiillos-abi. It knows annotations by name only. */
module hiillos.abi.processor {
    requires java.compiler;

    provides javax.annotation.processing.Processor with hiillos.abi.processor.AbiProcessor;
}
