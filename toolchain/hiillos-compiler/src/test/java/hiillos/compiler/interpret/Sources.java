package hiillos.compiler.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.Profile;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.ClassSource;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.World;
import hiillos.compiler.source.ClassPathSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java source compiled in memory, to be evaluated both by the interpreter and by the JVM that runs the test. */
final class Sources {
    private final Map<String, byte[]> classes;
    final World world;
    final ImageHeap heap;
    final BuildTimeInitializer initializer;
    private final ClassLoader loader;

    private Sources(Map<String, byte[]> classes, Profile profile, List<String> runTimePatterns) {
        this.classes = classes;
        this.world = new World(source(classes), profile.isBare());
        this.heap = new ImageHeap(world);
        this.initializer = new BuildTimeInitializer(world, heap, profile, runTimePatterns);
        this.loader = new ClassLoader(Sources.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name.replace('.', '/'));
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    /** Compilation units without a package; imports of java.util are added. */
    static Sources of(Profile profile, String... units) {
        return new Sources(compile(units), profile, List.of());
    }

    static Sources of(String... units) {
        return of(Profile.LINUX, units);
    }

    static Sources withRunTimeList(List<String> patterns, String... units) {
        return new Sources(compile(units), Profile.LINUX, patterns);
    }

    /** As the compiler sees them: without invokedynamic, java.base behind them. */
    private static ClassSource source(Map<String, byte[]> classes) {
        try {
            Path directory = Files.createTempDirectory("interpret");
            directory.toFile().deleteOnExit();
            for (Map.Entry<String, byte[]> e : classes.entrySet()) {
                Path file = directory.resolve(e.getKey() + ".class");
                // Deleted in the reverse order of these calls: files before their directories.
                for (Path made = directory; !made.equals(file.getParent());) {
                    made = made.resolve(made.relativize(file).getName(0));
                    Files.createDirectories(made).toFile().deleteOnExit();
                }
                Files.write(file, e.getValue());
                file.toFile().deleteOnExit();
            }
            return ClassPathSource.of(List.of(directory, word()), List.of(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path word() {
        try {
            return Path.of(hiillos.word.Memory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    ClassInfo type(String name) {
        return world.lookup(name);
    }

    Outcome initialize(String name) {
        return initializer.initialize(type(name));
    }

    /** A static's build-time value, with strings, arrays of primitives and arrays of strings as Java has them. */
    Object value(String className, String field) {
        for (FieldInfo f : type(className).fields()) {
            if (f.name().equals(field)) {
                Object value = f.owner().staticValues[f.index()];
                return plain(f.descriptor(), value);
            }
        }
        throw new IllegalArgumentException(className + "." + field);
    }

    static Object plain(String descriptor, Object value) {
        long bits = value instanceof HeapObject || value == null ? 0 : Location.toBits('J', value);
        return switch (descriptor.charAt(0)) {
            case 'Z' -> bits != 0;
            case 'C' -> (char) bits;
            case 'B' -> (byte) bits;
            case 'S' -> (short) bits;
            case 'I' -> (int) bits;
            case 'J', 'F', 'D' -> value == null ? Location.fromBits(descriptor.charAt(0), 0) : value;
            default -> plain((HeapObject) value);
        };
    }

    private static Object plain(HeapObject object) {
        return switch (object) {
            case null -> null;
            case HeapInstance i when i.type().name().equals("java/lang/String") -> ImageHeap.content(i);
            case HeapInstance i when i.mirrored != null -> "class " + ClassIntrinsics.binaryName(i.mirrored);
            case HeapInstance i -> i;
            case HeapArray a when a.storage instanceof HeapObject[] elements -> {
                List<Object> all = new ArrayList<>();
                for (HeapObject e : elements) {
                    all.add(plain(e));
                }
                yield all;
            }
            case HeapArray a -> elements(a.storage);
        };
    }

    /** Initialises the class at build time, which must succeed, and compares each simple static with this JVM's. */
    void assertSameStatics(String className) {
        assertEquals(new Outcome(true, null, List.of()), initialize(className));
        int compared = 0;
        for (FieldInfo f : type(className).fields()) {
            if (f.isStatic() && (f.flags() & ClassFile.ACC_SYNTHETIC) == 0
                    && f.descriptor().matches("\\[*([ZBCSIJFD]|Ljava/lang/(String|Class);)")) {
                assertTrue(Objects.equals(expected(className, f.name()), value(className, f.name())),
                        () -> f + " is " + value(className, f.name()) + " instead of " + expected(className, f.name()));
                compared++;
            }
        }
        assertTrue(compared > 0, "nothing to compare in " + className);
    }

    /** Asserts that the class is refused for a reason that contains {@code reason}, and is as before. */
    Outcome assertRefused(String className, String reason) {
        Outcome outcome = initialize(className);
        assertFalse(outcome.initialized(), className + " must be refused");
        assertTrue(outcome.reason().contains(reason), outcome.reason());
        assertFalse(initializer.isInitialized(type(className)));
        for (FieldInfo f : type(className).fields()) {
            if (f.isStatic() && f.constantValue() == null) {
                assertNull(type(className).staticValues[f.index()], f.name());
            }
        }
        return outcome;
    }

    private static List<Object> elements(Object array) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            all.add(Array.get(array, i));
        }
        return all;
    }

    /** The same static's value on this JVM, in the same form. */
    Object expected(String className, String field) {
        try {
            var f = Class.forName(className, true, loader).getDeclaredField(field);
            f.setAccessible(true);
            return expected(f.get(null));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object expected(Object value) {
        if (value instanceof Object[] elements) {
            List<Object> all = new ArrayList<>();
            for (Object e : elements) {
                all.add(expected(e));
            }
            return all;
        }
        if (value != null && value.getClass().isArray()) {
            return elements(value);
        }
        return value instanceof Class<?> c ? "class " + c.getName() : value;
    }

    private static Map<String, byte[]> compile(String... units) {
        List<JavaFileObject> files = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            files.add(new Unit("Unit" + i, units[i].startsWith("package") ? units[i] : "import java.util.*; " + units[i]));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        Map<String, byte[]> made = new LinkedHashMap<>();
        JavaFileManager manager = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return new ByteArrayOutputStream() {
                            @Override
                            public void close() {
                                made.put(name.replace('.', '/'), toByteArray());
                            }
                        };
                    }
                };
            }
        };
        List<String> options = List.of("-XDstringConcat=inline", "-g", "-proc:none", "-classpath", word().toString());
        if (!compiler.getTask(null, manager, diagnostics, options, null, files).call()) {
            throw new AssertionError(diagnostics.getDiagnostics().toString());
        }
        return made;
    }

    private static final class Unit extends SimpleJavaFileObject {
        private final String text;

        Unit(String name, String text) {
            super(URI.create("mem:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
