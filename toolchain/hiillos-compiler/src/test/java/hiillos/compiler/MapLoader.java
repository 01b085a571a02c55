package hiillos.compiler;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Loads classes from a map, child first. */
public final class MapLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    /**
     * Makes a loader of these classes. Nest hosts are told of all their members: the desugarer sees one class at a time and
     * cannot tell a host about the lambda classes of its other members, which HotSpot wants to know.
     */
    public MapLoader(Map<String, byte[]> classes) {
        super(MapLoader.class.getClassLoader());
        ClassFile context = ClassFile.of();
        Map<String, Set<ClassDesc>> members = new HashMap<>();
        Map<String, byte[]> result = new LinkedHashMap<>(classes);
        for (byte[] bytes : classes.values()) {
            ClassModel model = context.parse(bytes);
            model.findAttribute(Attributes.nestHost()).ifPresent(host -> members.computeIfAbsent(
                    host.nestHost().asInternalName(), _ -> new LinkedHashSet<>()).add(model.thisClass().asSymbol()));
        }
        members.forEach((host, all) -> result.computeIfPresent(host, (_, bytes) -> context.transformClass(context.parse(bytes),
                ClassTransform.dropping(e -> e instanceof NestMembersAttribute).andThen(ClassTransform.endHandler(
                        b -> b.with(NestMembersAttribute.ofSymbols(all.stream().toList())))))));
        this.classes = result;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (loaded == null && bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    /** The result of a public static method without parameters. */
    public Object call(String className, String method) throws ReflectiveOperationException {
        return loadClass(className).getMethod(method).invoke(null);
    }
}
