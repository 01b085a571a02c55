package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.Profile;
import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.UsedMethods;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.interpret.BuildTimeInitializer;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import hiillos.compiler.reflect.ReflectionPlan;
import hiillos.compiler.source.ClassPathSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What an image is made of: everything that the program can reach, settled.
 *
 * @param hooks the runtime's hook class
 * @param mainMethod null where there is none to call
 */
record ClosedWorld(ClassPathSource source, Analysis analysis, ClassInfo hooks, MethodInfo mainMethod) {
    private static final List<String> BARE_HOOKS = List.of("throwNullPointer", "throwArrayIndex", "throwArithmetic",
            "throwNegativeArraySize", "throwClassCast", "throwArrayStore", "throwAbstractMethod", "throwException");
    private static final List<String> USER_HOOKS = List.of("allocateInstance", "allocateArrayOf", "allocateMultiArray",
            "initializeClass", "monitorEnter", "monitorExit", "isInstance", "frem", "drem", "cloneObject",
            "throwNullPointerBecause");

    /**
     * Reaches everything. A program that uses a part of the class library that is behind a gate is looked at once more, with the gate open.
     *
     * @throws CompileException for what is missing, or not possible in images
     */
    static ClosedWorld of(CompileOptions options) {
        Set<String> open = Set.of();
        while (true) {
            ClosedWorld world = reach(options, open);
            Set<String> wanted = world.source.gates().opened(UsedMethods.compiled(world.analysis),
                    UsedMethods.called(world.analysis, false), UsedMethods.called(world.analysis, true));
            if (open.containsAll(wanted)) {
                return world;
            }
            wanted.addAll(open);
            open = wanted;
            world.source.close();
        }
    }

    private static ClosedWorld reach(CompileOptions options, Set<String> openGates) {
        Profile profile = options.profile();
        ClassPathSource source = ClassPathSource.of(options.classPath(), options.runtimePath(),
                options.javaHome().map(Path::toString).map(Path::of).orElse(null), openGates);
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
        if (giveTimeZones(world, heap, analysis, source) | giveLiterals(world, heap, analysis)) {
            analysis.run();
        }
        return new ClosedWorld(source, analysis, hooks, mainMethod);
    }

    /** Of a list with commas. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> runTimePatterns(ClassPathSource source) {
        byte[] text = source.resource("META-INF/hiillos/initialize-at-run-time.txt");
        return text == null ? List.of() : new String(text, StandardCharsets.UTF_8).lines().toList();
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

    /** Hands the JDK's time zone data to the runtime, if the program reaches it. */
    private static boolean giveTimeZones(World world, ImageHeap heap, Analysis analysis, ClassPathSource source) {
        ClassInfo data = world.find("hiillos/runtime/library/TimeZoneData");
        if (data == null) {
            return false;
        }
        return give(data.findField("rules", "[B"), source::timeZones, world, heap, analysis)
                | give(data.findField("names", "[B"), TimeZoneNames::table, world, heap, analysis);
    }

    private static boolean give(FieldInfo field, Supplier<byte[]> content, World world, ImageHeap heap, Analysis analysis) {
        if (!analysis.staticFields().contains(field)) {
            return false;
        }
        byte[] bytes = content.get();
        HeapArray array = heap.newArray(world.lookup("[B"), bytes.length);
        System.arraycopy(bytes, 0, array.storage, 0, bytes.length);
        field.owner().staticValues[field.index()] = array;
        return true;
    }
}
