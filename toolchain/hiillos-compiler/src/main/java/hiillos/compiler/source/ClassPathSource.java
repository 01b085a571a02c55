package hiillos.compiler.source;

import hiillos.compiler.desugar.Desugar;
import hiillos.compiler.desugar.Desugared;
import hiillos.compiler.model.ClassSource;
import hiillos.compiler.reflect.ProgramFiles;
import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The class files that a compilation sees. A class is looked for in, and changed by, in this order:
 *
 * <ol>
 * <li>the runtime's patch of java.base: {@code META-INF/hiillos/java.base/NAME.class} in a runtime entry; then the class path;
 *     then the runtime entries; then the JDK's modules, java.base first;
 * <li>{@link Substitutions}: in classes of the runtime, the name of a substitution class means its target; substitution
 *     classes are merged into their targets;
 * <li>{@link Cuts}: {@code META-INF/hiillos/cuts.txt} of the runtime entries;
 * <li>{@link Desugar}. Classes that this makes ({@code Outer$$Lambda$N}) are found by their names.
 * </ol>
 * Nothing is read before it is asked for, except the runtime's two lists. Not thread-safe.
 */
public final class ClassPathSource implements ClassSource, AutoCloseable {
    private static final String PATCH = "META-INF/hiillos/java.base/";
    private static final String CUTS = "META-INF/hiillos/cuts.txt";
    private static final String LAMBDA = "$$Lambda$";

    private final List<ClassPathEntry> classPath = new ArrayList<>();
    private final List<ClassPathEntry> runtimePath = new ArrayList<>();
    private final JdkImage jdk;
    private final Substitutions substitutions = new Substitutions();
    private final Gates gates;
    private final Cuts cuts;
    private final ClassFile context;
    private final Desugar desugar;
    private final Map<String, byte[]> syntheticClasses = new HashMap<>();

    private ClassPathSource(List<Path> classPath, List<Path> runtimePath, Path jdkHome, Set<String> openGates) {
        gates = new Gates(openGates);
        cuts = new Cuts(gates);
        classPath.forEach(p -> this.classPath.add(ClassPathEntry.open(p)));
        runtimePath.forEach(p -> this.runtimePath.add(ClassPathEntry.open(p)));
        this.jdk = new JdkImage(jdkHome);
        ClassHierarchyResolver hierarchy = hierarchy();
        this.context = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        this.desugar = new Desugar(hierarchy);
        for (ClassPathEntry entry : this.runtimePath) {
            byte[] cut = entry.read(CUTS);
            if (cut != null) {
                cuts.add(new String(cut, StandardCharsets.UTF_8), CUTS);
            }
            byte[] list = entry.read(Substitutions.LIST);
            if (list != null) {
                substitutions.add(new String(list, StandardCharsets.UTF_8), entry, context, gates);
            }
        }
    }

    /**
     * Opens a source.
     *
     * @param classPath directories and jars of the program
     * @param runtimePath directories and jars of the run-time library, with patch, substitutions and cuts; may be empty
     * @param jdkHome the JDK whose modules are read; null for the one that runs the compiler
     * @throws hiillos.compiler.CompileException when an entry cannot be opened or a list in the runtime is malformed
     */
    public static ClassPathSource of(List<Path> classPath, List<Path> runtimePath, Path jdkHome) {
        return of(classPath, runtimePath, jdkHome, Set.of());
    }

    /**
     * Opens a source for a program that uses parts of the class library that others do without.
     *
     * @param openGates what {@link Gates#opened} has found before
     * @throws hiillos.compiler.CompileException as {@link #of(List, List, Path)}
     */
    public static ClassPathSource of(List<Path> classPath, List<Path> runtimePath, Path jdkHome, Set<String> openGates) {
        return new ClassPathSource(classPath, runtimePath, jdkHome, openGates);
    }

    /** What says which parts of the class library a program uses. */
    public Gates gates() {
        return gates;
    }

    /** Stack maps need super types of classes as they are found, and only those; what is missing counts as a class. */
    private ClassHierarchyResolver hierarchy() {
        ClassHierarchyResolver parsing = ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
            String descriptor = type.descriptorString();
            byte[] bytes = readRaw(descriptor.substring(1, descriptor.length() - 1));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        return parsing.orElse(_ -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object))
                .cached();
    }

    @Override
    public byte[] find(String internalName) {
        byte[] synthetic = syntheticClasses.get(internalName);
        if (synthetic != null) {
            return synthetic;
        }
        byte[] raw = readRaw(internalName);
        if (raw != null) {
            byte[] substituted = substitutions.apply(raw, internalName, context);
            Desugared desugared = desugar.desugar(cuts.apply(substituted, internalName, context));
            desugared.syntheticClasses().forEach((name, bytes) ->
                    syntheticClasses.put(name, cuts.apply(bytes, internalName, context)));
            return desugared.bytes();
        }
        int lambda = internalName.indexOf(LAMBDA);
        if (lambda > 0 && find(internalName.substring(0, lambda)) != null) {
            return syntheticClasses.get(internalName);
        }
        return null;
    }

    /** As found, without substitution, cuts and desugaring. */
    private byte[] readRaw(String internalName) {
        String file = internalName + ".class";
        byte[] found = read(runtimePath, PATCH + file);
        if (found == null) {
            found = read(classPath, file);
            if (found != null) {
                return found;
            }
            found = read(runtimePath, file);
        }
        return found == null ? jdk.find(internalName) : ClassRenamer.rename(found, substitutions.names());
    }

    /**
     * A file on the class path or the runtime path, for example an assembly file.
     *
     * @param path relative, with slashes
     * @return the bytes, or null
     */
    public byte[] resource(String path) {
        byte[] found = read(classPath, path);
        return found == null ? read(runtimePath, path) : found;
    }

    /** The rules of the JDK's time zones, as {@code lib/tzdb.dat} has them. */
    public byte[] timeZones() {
        return jdk.timeZones();
    }

    /** The program's files other than classes. */
    public ProgramFiles files(List<String> listedResources) {
        return new Resources(classPath, context, listedResources);
    }

    static byte[] read(List<ClassPathEntry> entries, String path) {
        for (ClassPathEntry entry : entries) {
            byte[] found = entry.read(path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** SHA-256 (hexadecimal) over everything that this source can find: all entries' bytes and the JDK's build. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((jdk.build() + "\n" + classPath.size() + "\n").getBytes(StandardCharsets.UTF_8));
            for (ClassPathEntry entry : classPath) {
                entry.digest(digest);
            }
            digest.update("runtime\n".getBytes(StandardCharsets.UTF_8));
            for (ClassPathEntry entry : runtimePath) {
                entry.digest(digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        classPath.forEach(ClassPathEntry::close);
        runtimePath.forEach(ClassPathEntry::close);
        jdk.close();
    }
}
