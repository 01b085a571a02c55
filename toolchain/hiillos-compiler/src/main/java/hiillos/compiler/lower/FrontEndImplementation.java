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
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.interpret.BuildTimeInitializer;
import hiillos.compiler.model.AnnotationInfo;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import hiillos.compiler.reflect.ReflectionPlan;
import hiillos.compiler.source.ClassPathSource;
import java.io.IOException;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The front end: class path in, one LLVM IR module out. */
public final class FrontEndImplementation implements FrontEnd {
    private static final List<String> BARE_HOOKS = List.of("throwNullPointer", "throwArrayIndex", "throwArithmetic",
            "throwNegativeArraySize", "throwClassCast", "throwArrayStore", "throwAbstractMethod", "throwException");
    private static final List<String> USER_HOOKS = List.of("allocateInstance", "allocateArrayOf", "allocateMultiArray",
            "initializeClass", "monitorEnter", "monitorExit", "isInstance", "frem", "drem", "cloneObject",
            "throwNullPointerBecause");

    /** Makes the front end that the compiler's command line uses. */
    public FrontEndImplementation() {}

    @Override
    public GeneratedCode generate(CompileOptions options) {
        Profile profile = options.profile();
        ClassPathSource source = ClassPathSource.of(options.classPath(), options.runtimePath(),
                options.javaHome().map(Path::toString).map(Path::of).orElse(null));
        World world = new World(source::find, profile.isBare());
        ImageHeap heap = new ImageHeap(world);
        BuildTimeInitializer initializer = new BuildTimeInitializer(world, heap, profile, runTimePatterns(source));
        ClassInfo classClass = world.lookup("java/lang/Class");
        Analysis analysis = new Analysis(world, profile, heap, initializer, Intrinsics::isIntrinsic,
                type -> ClassObject.references(heap, classClass, type));

        if (!profile.isBare()) {
            analysis.answer(new ReflectionPlan(analysis, source.files(words(options.setting("resources", ""))),
                    words(options.setting("reflect", ""))));
        }
        ClassInfo hooks = named(world, options.hooksClass().orElse(defaultHooks(profile)), "the runtime's hook class");
        addHooks(analysis, hooks, profile);
        ClassInfo main = options.mainClass().map(n -> named(world, n, "the main class")).orElse(null);
        MethodInfo mainMethod = null;
        if (main != null && !profile.isBare()) {
            mainMethod = mainMethod(main);
            analysis.addRoot(mainMethod);
        } else if (main != null) {
            analysis.addEntryPoints(main);
        }
        for (String root : options.rootClasses()) {
            analysis.addEntryPoints(named(world, root, "root class"));
        }
        analysis.addType(classClass);
        analysis.addType(world.lookup("java/lang/String"));
        if (!profile.isBare()) {
            analysis.addType(world.lookup("[I"));
        }
        analysis.run();
        if (giveLiterals(world, heap, analysis)) {
            analysis.run();
        }
        new AllocationProof(analysis).check();

        if (options.sizesFile().isPresent()) {
            write(options.sizesFile().get(), SizeReport.of(analysis));
        }

        Image image = new Image(analysis, hooks, options.setting("defect.unchecked-indices", "off").equals("on"));
        analysis.bodies().values().forEach(body -> new MethodLowering(image, body).lower());
        image.heap.writeAll();
        if (mainMethod != null) {
            writeMain(image, mainMethod);
        }
        writeAssembly(image, source);
        String ir = image.module.text(triple(options), attributes(profile));
        return new GeneratedCode(ir, size(analysis, image), List.of());
    }

    /** Of a list with commas. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException error) {
            throw new CompileException("can not write " + file + ": " + error.getMessage());
        }
    }

    private static List<String> runTimePatterns(ClassPathSource source) {
        byte[] text = source.resource("META-INF/hiillos/initialize-at-run-time.txt");
        return text == null ? List.of() : new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static String triple(CompileOptions options) {
        return options.target() == hiillos.compiler.Target.UEFI ? "x86_64-unknown-uefi" : "x86_64-unknown-none-elf";
    }

    private static String defaultHooks(Profile profile) {
        return switch (profile) {
            case KERNEL -> "hiillos.kernel.KernelHooks";
            case BOOT -> "hiillos.boot.BootHooks";
            case LINUX, USER -> "hiillos.runtime.RuntimeHooks";
        };
    }

    private static ClassInfo named(World world, String binaryName, String what) {
        ClassInfo found = world.find(binaryName.replace('.', '/'));
        if (found == null) {
            throw new CompileException(what + " " + binaryName + " is not on the class path");
        }
        return found;
    }

    private static void addHooks(Analysis analysis, ClassInfo hooks, Profile profile) {
        Set<String> wanted = new TreeSet<>(BARE_HOOKS);
        if (!profile.isBare()) {
            wanted.addAll(USER_HOOKS);
        }
        Set<String> found = new TreeSet<>();
        for (MethodInfo m : hooks.methods()) {
            boolean optional = profile == Profile.KERNEL && m.name().equals("allocateInstance");
            if (m.isStatic() && (wanted.contains(m.name()) || optional)) {
                analysis.addRoot(m);
                found.add(m.name());
            }
        }
        wanted.removeAll(found);
        if (!wanted.isEmpty()) {
            throw new CompileException("the runtime's hook class " + hooks.name().replace('/', '.') + " lacks " + wanted);
        }
        analysis.addEntryPoints(hooks);
    }

    private static MethodInfo mainMethod(ClassInfo main) {
        for (String descriptor : List.of("([Ljava/lang/String;)V", "()V")) {
            MethodInfo m = main.findMethod("main", descriptor);
            if (m != null && m.isStatic()) {
                return m;
            }
        }
        throw new CompileException("class " + main.name().replace('/', '.')
                + " has no static method main(String[]) or main()");
    }

    /** Hands the image's string literals to the runtime's {@code String.intern}, if the program reaches it. */
    private static boolean giveLiterals(World world, ImageHeap heap, Analysis analysis) {
        ClassInfo table = world.find("hiillos/runtime/library/InternedStrings");
        FieldInfo literals = table == null ? null : table.findField("literals", "[Ljava/lang/String;");
        if (literals == null || !analysis.staticFields().contains(literals)) {
            return false;
        }
        List<HeapObject> strings = new ArrayList<>();
        for (HeapObject object : analysis.heapObjects()) {
            if (heap.isInterned(object)) {
                strings.add(object);
            }
        }
        HeapArray array = heap.newArray(world.lookup("[Ljava/lang/String;"), strings.size());
        strings.toArray((HeapObject[]) array.storage);
        table.staticValues[literals.index()] = array;
        return true;
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
