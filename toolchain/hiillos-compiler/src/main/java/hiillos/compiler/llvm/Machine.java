package hiillos.compiler.llvm;

import hiillos.compiler.CompileOptions;
import hiillos.compiler.OptimisationLevel;
import hiillos.compiler.Profile;
import hiillos.compiler.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What LLVM compiles for, and how hard it tries.
 *
 * @param triple LLVM's target triple
 * @param processor the processor that may be assumed
 * @param features LLVM's feature string, for example {@code -sse,+soft-float}
 * @param relocation how addresses may be formed
 * @param codeModel where code and data may lie
 * @param codeGenerationLevel 0 none to 3 aggressive
 * @param passes a pipeline of the new pass manager
 * @param inlineThreshold LLVM's inlining budget; -1 is LLVM's choice
 * @param vectorise whether the loop and SLP vectorisers run
 * @param commandLineOptions LLVM's own options, global to the process
 */
public record Machine(String triple, String processor, String features, Relocation relocation, CodeModel codeModel,
        int codeGenerationLevel, String passes, int inlineThreshold, boolean vectorise, List<String> commandLineOptions) {

    /** {@code LLVMRelocMode}. */
    public enum Relocation {
        STATIC(1),
        POSITION_INDEPENDENT(2);

        final int code;

        Relocation(int code) {
            this.code = code;
        }
    }

    /** {@code LLVMCodeModel}. */
    public enum CodeModel {
        SMALL(3),
        KERNEL(4);

        final int code;

        CodeModel(int code) {
            this.code = code;
        }
    }

    /**
     * Locals into registers, mandatory inlining and local clean-up: what a debug build needs to be bearable. The loop and
     * interprocedural passes, which cost most of O2's time, are absent.
     */
    private static final String QUICK_PASSES = "always-inline,function(sroa<modify-cfg>,early-cse<memssa>,simplifycfg,"
            + "instcombine<max-iterations=1;no-verify-fixpoint>,simplifycfg),globaldce";

    public Machine {
        commandLineOptions = List.copyOf(commandLineOptions);
    }

    /** The machine for an image. */
    public static Machine of(CompileOptions options) {
        boolean bare = options.profile().isBare();
        boolean uefi = options.target() == Target.UEFI;
        OptimisationLevel level = options.optimisation();
        List<String> llvmOptions = new ArrayList<>();
        if (options.profile() != Profile.BOOT) {
            // Page 0 is mapped while a boot loader runs: its null checks stay explicit.
            llvmOptions.add("-enable-implicit-null-checks");
        }
        if (level == OptimisationLevel.DEFAULT || level == OptimisationLevel.FULL) {
            // Takes null checks of loop-invariant references out of loops, without which few loops over arrays are
            // vectorised; O3 has it anyway, and it costs about one percent of time and size.
            llvmOptions.add("-enable-nontrivial-unswitch");
        }
        if (!bare) {
            // Loop strength reduction may leave only a pointer outside an array over a call, which the collector would not
            // take for a reference to it.
            llvmOptions.add("-disable-lsr");
        }
        for (String option : options.setting("llvm.options", "").split("\\s+")) {
            if (!option.isEmpty()) {
                llvmOptions.add(option);
            }
        }
        return new Machine(
                uefi ? "x86_64-unknown-uefi" : "x86_64-unknown-none-elf",
                bare ? "x86-64" : options.processor().orElse("x86-64"),
                bare ? "-mmx,-sse,-sse2,-avx,+soft-float" : "",
                // A PE image may be loaded above 4 GiB, and is moved by its relocations.
                uefi ? Relocation.POSITION_INDEPENDENT : Relocation.STATIC,
                options.profile() == Profile.KERNEL ? CodeModel.KERNEL : CodeModel.SMALL,
                level == OptimisationLevel.QUICK ? 1 : level == OptimisationLevel.FULL ? 3 : 2,
                options.setting("llvm.passes", passes(level)),
                Integer.parseInt(options.setting("llvm.inline", "-1")),
                !bare && (level == OptimisationLevel.DEFAULT || level == OptimisationLevel.FULL),
                llvmOptions);
    }

    private static String passes(OptimisationLevel level) {
        return switch (level) {
            case QUICK -> QUICK_PASSES;
            case DEFAULT -> "default<O2>";
            case FULL -> "default<O3>";
            case SIZE -> "default<Os>";
        };
    }

    /** All of it as text: part of cache keys, and how it travels to the {@link Worker}. */
    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("triple", triple);
        properties.setProperty("processor", processor);
        properties.setProperty("features", features);
        properties.setProperty("relocation", relocation.name());
        properties.setProperty("codeModel", codeModel.name());
        properties.setProperty("codeGenerationLevel", Integer.toString(codeGenerationLevel));
        properties.setProperty("passes", passes);
        properties.setProperty("inlineThreshold", Integer.toString(inlineThreshold));
        properties.setProperty("vectorise", Boolean.toString(vectorise));
        properties.setProperty("commandLineOptions", String.join(" ", commandLineOptions));
        return properties;
    }

    static Machine fromProperties(Properties properties) {
        String options = properties.getProperty("commandLineOptions");
        return new Machine(properties.getProperty("triple"), properties.getProperty("processor"),
                properties.getProperty("features"), Relocation.valueOf(properties.getProperty("relocation")),
                CodeModel.valueOf(properties.getProperty("codeModel")),
                Integer.parseInt(properties.getProperty("codeGenerationLevel")), properties.getProperty("passes"),
                Integer.parseInt(properties.getProperty("inlineThreshold")),
                Boolean.parseBoolean(properties.getProperty("vectorise")),
                options.isEmpty() ? List.of() : List.of(options.split(" ")));
    }
}
