package hiillos.compiler.llvm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The few functions of LLVM's C interface that the compiler needs, through java.lang.foreign. The names are LLVM's.
 *
 * <p>Only the forked {@link Worker} may load this class: a crash of LLVM takes its process along.
 *
 * @see <a href="https://llvm.org/doxygen/group__LLVMC.html">LLVM-C</a>
 */
@SuppressWarnings("restricted") // The fork is started with native access.
final class LlvmLibrary {
    private static final int RETURN_STATUS = 2;
    private static final int OBJECT_FILE = 1;

    private final SymbolLookup library;
    private final MethodHandle contextCreate;
    private final MethodHandle contextDispose;
    private final MethodHandle createMemoryBuffer;
    private final MethodHandle parseIr;
    private final MethodHandle verify;
    private final MethodHandle targetFromTriple;
    private final MethodHandle createTargetMachine;
    private final MethodHandle setTarget;
    private final MethodHandle createDataLayout;
    private final MethodHandle setDataLayout;
    private final MethodHandle createOptions;
    private final MethodHandle runPasses;
    private final MethodHandle errorMessage;
    private final MethodHandle emit;
    private final MethodHandle bufferSize;
    private final MethodHandle bufferStart;
    private final MethodHandle printModule;

    LlvmLibrary(Path file) {
        library = SymbolLookup.libraryLookup(file, Arena.global());
        contextCreate = function("LLVMContextCreate", ADDRESS);
        contextDispose = procedure("LLVMContextDispose", ADDRESS);
        createMemoryBuffer = function("LLVMCreateMemoryBufferWithMemoryRangeCopy", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        parseIr = function("LLVMParseIRInContext", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        verify = function("LLVMVerifyModule", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        targetFromTriple = function("LLVMGetTargetFromTriple", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        createTargetMachine = function("LLVMCreateTargetMachine", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT,
                JAVA_INT, JAVA_INT);
        setTarget = procedure("LLVMSetTarget", ADDRESS, ADDRESS);
        createDataLayout = function("LLVMCreateTargetDataLayout", ADDRESS, ADDRESS);
        setDataLayout = procedure("LLVMSetModuleDataLayout", ADDRESS, ADDRESS);
        createOptions = function("LLVMCreatePassBuilderOptions", ADDRESS);
        runPasses = function("LLVMRunPasses", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        errorMessage = function("LLVMGetErrorMessage", ADDRESS, ADDRESS);
        emit = function("LLVMTargetMachineEmitToMemoryBuffer", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        bufferSize = function("LLVMGetBufferSize", JAVA_LONG, ADDRESS);
        bufferStart = function("LLVMGetBufferStart", ADDRESS, ADDRESS);
        printModule = function("LLVMPrintModuleToFile", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    }

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return handle(name, FunctionDescriptor.of(result, parameters));
    }

    private MethodHandle procedure(String name, MemoryLayout... parameters) {
        return handle(name, FunctionDescriptor.ofVoid(parameters));
    }

    private MethodHandle handle(String name, FunctionDescriptor shape) {
        MemorySegment address = library.find(name)
                .orElseThrow(() -> new Failure("libLLVM has no function " + name + "; is it LLVM 20?"));
        return Linker.nativeLinker().downcallHandle(address, shape);
    }

    /** Registers the x86 back end and parses LLVM's own command-line options; both are global to the process. */
    void initialise(String[] commandLineOptions) throws Throwable {
        for (String part : new String[] {"TargetInfo", "Target", "TargetMC", "AsmPrinter", "AsmParser"}) {
            procedure("LLVMInitializeX86" + part).invoke();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(ADDRESS, commandLineOptions.length + 1);
            arguments.setAtIndex(ADDRESS, 0, arena.allocateFrom("hiillos"));
            for (int i = 0; i < commandLineOptions.length; i++) {
                arguments.setAtIndex(ADDRESS, i + 1, arena.allocateFrom(commandLineOptions[i]));
            }
            procedure("LLVMParseCommandLineOptions", JAVA_INT, ADDRESS, ADDRESS)
                    .invoke(commandLineOptions.length + 1, arguments, MemorySegment.NULL);
        }
    }

    /** Nanoseconds spent in the parts of one compilation. */
    record Times(long parse, long passes, long emission) {}

    /** A compiled module. */
    record Compiled(byte[] object, Times times) {}

    /**
     * IR text to an object file.
     *
     * @param optimisedIr where to write the IR after the passes, or null
     * @throws Failure with LLVM's message when the IR is malformed
     */
    Compiled compile(byte[] ir, String name, Machine machine, Path optimisedIr) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            MemorySegment error = arena.allocate(ADDRESS);
            long start = System.nanoTime();
            MemorySegment context = (MemorySegment) contextCreate.invoke();
            MemorySegment source = arena.allocate(ir.length + 1L);
            MemorySegment.copy(ir, 0, source, JAVA_BYTE, 0, ir.length);
            MemorySegment buffer = (MemorySegment) createMemoryBuffer.invoke(source, (long) ir.length,
                    arena.allocateFrom(name));
            if ((int) parseIr.invoke(context, buffer, out, error) != 0) {
                throw new Failure(message(error));
            }
            MemorySegment module = out.get(ADDRESS, 0);
            MemorySegment targetMachine = targetMachine(arena, machine, module);
            if ((int) verify.invoke(module, RETURN_STATUS, error) != 0) {
                throw new Failure("the LLVM verifier refuses the module: " + message(error));
            }
            long parsed = System.nanoTime();
            MemorySegment failure = (MemorySegment) runPasses.invoke(module, arena.allocateFrom(machine.passes()),
                    targetMachine, passOptions(machine));
            if (failure.address() != 0) {
                MemorySegment text = (MemorySegment) errorMessage.invoke(failure);
                throw new Failure("pass pipeline " + machine.passes() + ": " + string(text));
            }
            if (optimisedIr != null) {
                printModule.invoke(module, arena.allocateFrom(optimisedIr.toString()), error);
            }
            long optimised = System.nanoTime();
            if ((int) emit.invoke(targetMachine, module, OBJECT_FILE, error, out) != 0) {
                throw new Failure("code generation: " + message(error));
            }
            MemorySegment object = out.get(ADDRESS, 0);
            long size = (long) bufferSize.invoke(object);
            byte[] bytes = ((MemorySegment) bufferStart.invoke(object)).reinterpret(size).toArray(JAVA_BYTE);
            // The object buffer and the target machine live until this short-lived process ends.
            contextDispose.invoke(context);
            long emitted = System.nanoTime();
            return new Compiled(bytes, new Times(parsed - start, optimised - parsed, emitted - optimised));
        }
    }

    private MemorySegment targetMachine(Arena arena, Machine machine, MemorySegment module) throws Throwable {
        MemorySegment out = arena.allocate(ADDRESS);
        MemorySegment error = arena.allocate(ADDRESS);
        MemorySegment triple = arena.allocateFrom(machine.triple());
        if ((int) targetFromTriple.invoke(triple, out, error) != 0) {
            throw new Failure(message(error));
        }
        MemorySegment result = (MemorySegment) createTargetMachine.invoke(out.get(ADDRESS, 0), triple,
                arena.allocateFrom(machine.processor()), arena.allocateFrom(machine.features()), machine.codeGenerationLevel(),
                machine.relocation().code, machine.codeModel().code);
        setTarget.invoke(module, triple);
        setDataLayout.invoke(module, (MemorySegment) createDataLayout.invoke(result));
        return result;
    }

    private MemorySegment passOptions(Machine machine) throws Throwable {
        MemorySegment options = (MemorySegment) createOptions.invoke();
        if (machine.inlineThreshold() >= 0) {
            procedure("LLVMPassBuilderOptionsSetInlinerThreshold", ADDRESS, JAVA_INT).invoke(options, machine.inlineThreshold());
        }
        int vectorise = machine.vectorise() ? 1 : 0;
        procedure("LLVMPassBuilderOptionsSetLoopVectorization", ADDRESS, JAVA_INT).invoke(options, vectorise);
        procedure("LLVMPassBuilderOptionsSetSLPVectorization", ADDRESS, JAVA_INT).invoke(options, vectorise);
        procedure("LLVMPassBuilderOptionsSetLoopInterleaving", ADDRESS, JAVA_INT).invoke(options, vectorise);
        return options;
    }

    private static String message(MemorySegment error) {
        return string(error.get(ADDRESS, 0));
    }

    private static String string(MemorySegment text) {
        return text.reinterpret(Long.MAX_VALUE).getString(0).strip();
    }

    /** LLVM refused; the message is LLVM's. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }
}
