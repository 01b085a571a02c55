package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.FrontEnd;
import hiillos.compiler.GeneratedCode;
import hiillos.compiler.Profile;
import hiillos.compiler.analysis.AllocationProof;
import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.analysis.SizeReport;
import hiillos.compiler.model.AnnotationInfo;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.source.ClassPathSource;
import java.io.IOException;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The front end: class path in, one LLVM IR module out. */
public final class FrontEndImplementation implements FrontEnd {
    /** Makes the front end that the compiler's command line uses. */
    public FrontEndImplementation() {}

    @Override
    public GeneratedCode generate(CompileOptions options) {
        Profile profile = options.profile();
        ClosedWorld world = ClosedWorld.of(options);
        ClassPathSource source = world.source();
        Analysis analysis = world.analysis();
        MethodInfo mainMethod = world.mainMethod();
        new AllocationProof(analysis).check();

        if (options.sizesFile().isPresent()) {
            write(options.sizesFile().get(), SizeReport.of(analysis));
        }

        Image image = new Image(analysis, world.hooks(), options.setting("defect.unchecked-indices", "off").equals("on"));
        analysis.bodies().values().forEach(body -> new MethodLowering(image, body).lower());
        image.heap.writeAll();
        if (mainMethod != null) {
            writeMain(image, mainMethod);
        }
        writeAssembly(image, source);
        String ir = image.module.text(triple(options), attributes(profile));
        return new GeneratedCode(ir, size(analysis, image), List.of());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException error) {
            throw new CompileException("can not write " + file + ": " + error.getMessage());
        }
    }

    private static String triple(CompileOptions options) {
        return options.target() == hiillos.compiler.Target.UEFI ? "x86_64-unknown-uefi" : "x86_64-unknown-none-elf";
    }

    private static void writeMain(Image image, MethodInfo main) {
        StringBuilder text = new StringBuilder("define void " + ModuleBuilder.global("hiillos_main") + "(ptr %arguments) #0 {\n");
        if (image.analysis.needsRuntimeInitialization(main.owner())) {
            text.append("  call void ").append(Image.functionName(image.hook("initializeClass"))).append("(ptr ")
                    .append(image.classObject(main.owner())).append(")\n");
        }
        boolean takesArguments = main.type().parameterCount() == 1;
        text.append("  call void ").append(Image.functionName(main)).append(takesArguments ? "(ptr %arguments)" : "()")
                // Not inlined: this function is nobody's in the line table, and so would be what is inlined into it.
                .append(" noinline\n  ret void\n}\n");
        image.module.function(ModuleBuilder.global("hiillos_main"), text.toString());
    }

    private static void writeAssembly(Image image, ClassPathSource source) {
        Set<ClassInfo> owners = new java.util.LinkedHashSet<>();
        image.analysis.bodies().keySet().forEach(m -> owners.add(m.owner()));
        image.analysis.externals().forEach(m -> owners.add(m.owner()));
        Set<String> files = new TreeSet<>();
        for (ClassInfo c : owners) {
            AnnotationInfo assembly = c.annotation("hiillos/word/AssemblyFile");
            if (assembly != null) {
                files.add(c.name().substring(0, c.name().lastIndexOf('/') + 1) + assembly.string("value", ""));
            }
        }
        for (String file : files) {
            byte[] text = source.resource(file);
            if (text == null) {
                throw new CompileException("assembly file " + file + ", named by an @AssemblyFile, is not on the class path");
            }
            image.module.assembly(".text");
            image.module.assembly(new String(text, StandardCharsets.UTF_8));
        }
        image.module.assembly(".text");
    }

    private static String attributes(Profile profile) {
        String common = profile.isBare()
                ? "noredzone nounwind noimplicitfloat \"frame-pointer\"=\"all\" \"use-soft-float\"=\"true\" "
                        + "\"target-features\"=\"-mmx,-sse,-sse2,-avx,+soft-float\" \"no-trapping-math\"=\"true\""
                : "uwtable \"frame-pointer\"=\"all\" \"disable-tail-calls\"=\"true\"";
        return "attributes #0 = { " + common + " }\n"
                + "attributes #1 = { noinline " + common + " }\n"
                + "attributes #2 = { alwaysinline " + common + " }\n"
                + "attributes #3 = { noinline noreturn cold " + common + " }\n"
                // In programs free to the inliner: a method is no larger for what it checks.
                + "attributes #9 = { noreturn cold nomerge " + (profile.isBare() ? "" : "noinline \"call-inline-cost\"=\"-10\" ") + "}\n"
                + "attributes #11 = { " + common.replace("\"frame-pointer\"=\"all\"", "\"frame-pointer\"=\"none\"") + " }\n"
                + "attributes #10 = { nounwind willreturn memory(none) }\n"
                + "attributes #12 = { willreturn memory(inaccessiblemem: readwrite) }\n"
                + (profile.isBare() ? "" : "declare i32 @hiillos_personality(...)\n");
    }

    private static GeneratedCode.ClosureSize size(Analysis analysis, Image image) {
        long bytecode = 0;
        Set<ClassInfo> classes = new java.util.LinkedHashSet<>();
        for (MethodBody b : analysis.bodies().values()) {
            bytecode += ((CodeAttribute) b.method().code()).codeLength();
            classes.add(b.method().owner());
        }
        return new GeneratedCode.ClosureSize(classes.size(), analysis.bodies().size(), bytecode, image.heap.bytesWritten());
    }
}
