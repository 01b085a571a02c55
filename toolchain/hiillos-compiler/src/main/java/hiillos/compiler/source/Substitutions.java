package hiillos.compiler.source;

import hiillos.compiler.CompileException;
import hiillos.compiler.model.AnnotationInfo;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runtime's substitution classes: {@code META-INF/hiillos/substitutions.txt} lists them, their
 * {@code @hiillos.runtime.substitute.TargetClass} says what they change. {@link SubstitutionMerger} does it.
 */
final class Substitutions {
    /** The resource that lists the substitution classes by binary name, one per line. */
    static final String LIST = "META-INF/hiillos/substitutions.txt";
    private static final String TARGET_CLASS = SubstitutionMerger.PACKAGE + "TargetClass";

    private final Map<String, String> targetOf = new LinkedHashMap<>();
    private final Map<String, List<byte[]>> byTarget = new HashMap<>();

    /**
     * Reads the substitution classes that a list names. {@code closed NAME} or {@code open NAME} before one has it hold only while that
     * gate is closed, or open.
     *
     * @throws CompileException when one is missing or has no target
     */
    void add(String list, ClassPathEntry entry, ClassFile context, Gates gates) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        for (String raw : list.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length == 3 && (words[0].equals("closed") || words[0].equals("open"))) {
                if (gates.isOpen(words[1]) != words[0].equals("open")) {
                    continue;
                }
                line = words[2];
            }
            String name = line.replace('.', '/');
            byte[] bytes = entry.read(name + ".class");
            if (bytes == null) {
                throw new CompileException(LIST + ": no class " + line + " beside it");
            }
            ClassModel model = context.parse(bytes);
            AnnotationInfo annotation = AnnotationInfo.find(model, TARGET_CLASS);
            if (annotation == null) {
                throw new CompileException(LIST + ": class " + line + " has no @TargetClass");
            }
            targetOf.put(name, annotation.string("value", "").replace('.', '/'));
            found.put(name, bytes);
        }
        found.forEach((name, bytes) -> byTarget.computeIfAbsent(targetOf.get(name), _ -> new ArrayList<>()).add(bytes));
    }

    /** Substitution class to target, internal names: everywhere in the runtime the one means the other. */
    Map<String, String> names() {
        return targetOf;
    }

    /** The class as it is after substitution; the very array given when nothing substitutes for it. */
    byte[] apply(byte[] classFile, String internalName, ClassFile context) {
        byte[] result = classFile;
        for (byte[] substitution : byTarget.getOrDefault(internalName, List.of())) {
            result = new SubstitutionMerger(context.parse(result),
                    context.parse(ClassRenamer.rename(substitution, targetOf)), context).merge();
        }
        return result;
    }
}
