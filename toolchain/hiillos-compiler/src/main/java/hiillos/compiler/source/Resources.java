package hiillos.compiler.source;

import hiillos.compiler.CompileException;
import hiillos.compiler.reflect.ProgramFiles;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the entries of a class path hold beside classes. */
record Resources(List<ClassPathEntry> classPath, ClassFile context, List<String> listedResources) implements ProgramFiles {
    @Override
    public byte[] resource(String path) {
        return ClassPathSource.read(classPath, path);
    }

    @Override
    public boolean isOfLibrary(String internalName) {
        for (ClassPathEntry entry : classPath) {
            if (entry.has(internalName + ".class")) {
                return entry instanceof ClassPathEntry.Jar && entry != classPath.getFirst();
            }
        }
        return false;
    }

    /** From {@code META-INF/services} of all entries, then from the {@code provides} of modules among them. */
    @Override
    public List<String> providers(String service) {
        Set<String> all = new LinkedHashSet<>();
        for (ClassPathEntry entry : classPath) {
            byte[] list = entry.read("META-INF/services/" + service);
            if (list != null) {
                new String(list, StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty()).forEach(all::add);
            }
        }
        for (ClassPathEntry entry : classPath) {
            byte[] module = entry.read("module-info.class");
            if (module != null) {
                all.addAll(provided(module, service));
            }
        }
        return new ArrayList<>(all);
    }

    private List<String> provided(byte[] module, String service) {
        try {
            return context.parse(module).findAttribute(Attributes.module()).map(m -> m.provides().stream()
                    .filter(p -> p.provides().asInternalName().replace('/', '.').equals(service))
                    .flatMap(p -> p.providesWith().stream()).map(c -> c.asInternalName().replace('/', '.')).toList())
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            throw new CompileException("a module-info.class on the class path is damaged: " + e.getMessage());
        }
    }
}
