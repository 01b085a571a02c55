package hiillos.compiler.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.CompileException;
import hiillos.compiler.Javac;
import hiillos.compiler.MapLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking for classes, and what the runtime changes in them. The changed classes run on HotSpot. */
class ClassPathSourceTest {
    private static final String LIBRARY = """
            package library;
            public class Counter {
                private int value;
                private static String log;
                static { log = log + "target "; }
                public Counter(int start) { value = start; }
                public int next() { return ++value; }
                public static String name() { return "original"; }
                public native int nativeHash();
                public int far() { return 1; }
                public final int untouched() { return value; }
                public static String log() { return log; }
                public boolean same(Object o) { return o instanceof Counter c && c.value == value; }
            }
            """;

    @TempDir
    private Path temporary;
    private Path classPath;
    private Path runtime;

    @BeforeEach
    void makeDirectories() throws IOException {
        classPath = Files.createDirectory(temporary.resolve("classes"));
        runtime = Files.createDirectory(temporary.resolve("runtime"));
    }

    private void compileRuntime(String substitutions, Map<String, String> sources) throws IOException {
        Map<String, String> all = new HashMap<>(sources);
        for (String name : List.of("TargetClass", "Substitute")) {
            all.put("hiillos/runtime/substitute/" + name + ".java", "package hiillos.runtime.substitute; public @interface "
                    + name + " { String value() default \"\"; }");
        }
        for (String name : List.of("Receiver", "Delete", "Alias")) {
            all.put("hiillos/runtime/substitute/" + name + ".java",
                    "package hiillos.runtime.substitute; public @interface " + name + " {}");
        }
        Javac.compile(runtime, all, "-cp", classPath.toString());
        resource("META-INF/hiillos/substitutions.txt", substitutions);
    }

    private void resource(String name, String text) throws IOException {
        Path file = runtime.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MapLoader load(String... names) {
        Map<String, byte[]> found = new TreeMap<>();
        try (ClassPathSource source = ClassPathSource.of(List.of(classPath), List.of(runtime), null)) {
            for (String name : names) {
                found.put(name, source.find(name));
            }
        }
        return new MapLoader(found);
    }

    @Test
    void jdkClassesAreFoundInEveryModule() {
        try (ClassPathSource source = ClassPathSource.of(List.of(), List.of(), null)) {
            assertNotNull(source.find("java/lang/String"));
            assertNotNull(source.find("java/util/logging/Logger"));
            assertNull(source.find("java/lang/NoSuchClass"));
            assertNull(source.find("no/such/Package"));
            assertNull(source.find("InTheUnnamedPackage"));
        }
    }

    @Test
    void jarAndDirectoryOfferClassesAndResources() throws IOException {
        Path jar = temporary.resolve("library.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream packed = new JarOutputStream(out)) {
            packed.putNextEntry(new JarEntry("boot/start.s"));
            packed.write(new byte[] {1, 2});
        }
        Files.write(Files.createDirectory(classPath.resolve("boot")).resolve("end.s"), new byte[] {3});
        try (ClassPathSource source = ClassPathSource.of(List.of(classPath, jar), List.of(), null)) {
            assertArrayEquals(new byte[] {1, 2}, source.resource("boot/start.s"));
            assertArrayEquals(new byte[] {3}, source.resource("boot/end.s"));
            assertNull(source.resource("boot/none.s"));
            assertNull(source.resource("boot"));
        }
    }

    @Test
    void missingEntryIsAnError() {
        assertThrows(CompileException.class, () -> ClassPathSource.of(List.of(temporary.resolve("none.jar")), List.of(), null));
    }

    @Test
    void digestFollowsTheContent() throws IOException {
        Path file = Files.writeString(classPath.resolve("a"), "1");
        String first = digest();
        assertEquals(first, digest());
        Files.writeString(file, "2");
        assertNotEquals(first, digest());
    }

    private String digest() {
        try (ClassPathSource source = ClassPathSource.of(List.of(classPath), List.of(runtime), null)) {
            return source.digest();
        }
    }

    @Test
    void patchWinsOverTheJdk() throws IOException {
        Javac.compile(classPath, Map.of("Mine.java", "class Mine {}"));
        byte[] mine = Files.readAllBytes(classPath.resolve("Mine.class"));
        Path patch = Files.createDirectories(runtime.resolve("META-INF/hiillos/java.base/java/lang"));
        Files.write(patch.resolve("Thread.class"), mine);
        try (ClassPathSource source = ClassPathSource.of(List.of(), List.of(runtime), null)) {
            assertArrayEquals(mine, source.find("java/lang/Thread"));
        }
    }

    @Test
    void substitutionReplacesMethodByMethod() throws Exception {
        Javac.compile(classPath, Map.of("Counter.java", LIBRARY));
        compileRuntime("# comment\nruntime.CounterSubstitute\n", Map.of("CounterSubstitute.java", """
                package runtime;
                import hiillos.runtime.substitute.*;
                @TargetClass("library.Counter")
                public final class CounterSubstitute {
                    @Alias private int value;
                    @Alias private static String log;
                    private static final int STEP = Integer.parseInt("10");
                    private int calls;
                    static { log = "substitution "; }
                    @Substitute CounterSubstitute(int start) { value = start * 2; }
                    public int next() { calls++; return helper(value += STEP); }
                    private int helper(int n) { java.util.function.IntSupplier s = () -> n + calls; return s.getAsInt(); }
                    public static String name() { return "substituted " + STEP; }
                    @Receiver public static int nativeHash(library.Counter self) {
                        return ((CounterSubstitute) (Object) self).value + 1000;
                    }
                    @Delete public int far() { return 0; }
                }
                """, "Use.java", """
                public class Use {
                    public static String run() {
                        library.Counter c = new library.Counter(3);
                        String far;
                        try { far = "" + c.far(); } catch (UnsupportedOperationException e) { far = e.getMessage(); }
                        return c.next() + " " + c.next() + " " + library.Counter.name() + " " + c.nativeHash() + " " + c.untouched()
                                + " " + c.same(new library.Counter(13)) + " " + library.Counter.log() + far;
                    }
                }
                """));

        Object printed = load("library/Counter", "library/Counter$$Lambda$0", "Use").call("Use", "run");

        assertEquals("17 28 substituted 10 1026 26 true substitution target library.Counter.far is not part of this image", printed);
    }

    @Test
    void runtimeClassesReadTheTargetThroughTheSubstitution() throws Exception {
        Javac.compile(classPath, Map.of("Counter.java", LIBRARY));
        compileRuntime("runtime.CounterSubstitute", Map.of("CounterSubstitute.java", """
                package runtime;
                import hiillos.runtime.substitute.*;
                @TargetClass("library.Counter")
                public final class CounterSubstitute {
                    public int extra;
                    public int next() { return extra = 5; }
                }
                """, "Reader.java", """
                package runtime;
                public class Reader {
                    public static String run() {
                        library.Counter c = new library.Counter(3);
                        c.next();
                        return "extra " + ((CounterSubstitute) (Object) c).extra;
                    }
                }
                """));

        assertEquals("extra 5", load("library/Counter", "runtime/Reader").call("runtime.Reader", "run"));
    }

    @Test
    void initializerIsReplacedByName() throws Exception {
        Javac.compile(classPath, Map.of("Counter.java", LIBRARY));
        compileRuntime("runtime.CounterSubstitute", Map.of("CounterSubstitute.java", """
                package runtime;
                import hiillos.runtime.substitute.*;
                @TargetClass("library.Counter")
                public final class CounterSubstitute {
                    @Alias private static String log;
                    @Substitute("<clinit>") private static void initialize() { log = "replaced"; }
                }
                """));

        assertEquals("replaced", load("library/Counter").call("library.Counter", "log"));
    }

    @Test
    void substitutionThatReplacesNothingIsAnError() throws Exception {
        Javac.compile(classPath, Map.of("Counter.java", LIBRARY));
        compileRuntime("runtime.CounterSubstitute", Map.of("CounterSubstitute.java", """
                package runtime;
                import hiillos.runtime.substitute.*;
                @TargetClass("library.Counter")
                public final class CounterSubstitute { @Substitute public int nxt() { return 1; } }
                """));

        CompileException error = assertThrows(CompileException.class, () -> load("library/Counter"));
        assertTrue(error.getMessage().contains("library.Counter: nxt()I replaces nothing"), error.getMessage());
    }

    @Test
    void cutsThrowOnlyWhereTheyApply() throws Exception {
        Javac.compile(classPath, Map.of("Cut.java", """
                public class Cut {
                    static class Heavy { int n; Heavy(int n, long m) { this.n = n; } int weigh(double d) { return n; } static int idle() { return 0; } }
                    static int whole() { return 1; }
                    static int overloaded(int a) { return a; }
                    static int overloaded(long a) { return 2; }
                    static int called(int n) { if (n > 3) { return new Heavy(n, 2L).weigh(1.0); } return n; }
                    static int lambda(int n) { java.util.function.IntUnaryOperator f = v -> v; return java.util.stream.IntStream.of(n).map(f).sum(); }
                    static String attempt(java.util.function.IntSupplier s) {
                        try { return s.getAsInt() + "\\n"; } catch (UnsupportedOperationException e) { return e.getMessage() + "\\n"; }
                    }
                    static String attemptReference(java.util.function.Supplier<Heavy> s) {
                        try { return s.get().n + "\\n"; } catch (UnsupportedOperationException e) { return e.getMessage() + "\\n"; }
                    }
                    interface Maker { Heavy make(int n, long m); }
                    static final Maker MAKER = Heavy::new;
                    public static String run() {
                        return attempt(Cut::whole) + attempt(() -> overloaded(1)) + attempt(() -> overloaded(1L)) + attempt(() -> called(3))
                                + attempt(() -> called(4)) + attempt(() -> lambda(9)) + attemptReference(() -> MAKER.make(1, 2)) + Heavy.idle();
                    }
                }
                """));
        resource("META-INF/hiillos/cuts.txt", """
                # comment
                mth Cut.whole
                mth Cut.overloaded(I)I
                edge Cut.called Cut$Heavy
                edge Cut Cut$Heavy.<init>
                edge Cut.lambda java/util/stream/
                pkg not/read/
                noinst not/Read
                """);

        Map<String, byte[]> found = new TreeMap<>();
        try (ClassPathSource source = ClassPathSource.of(List.of(classPath), List.of(runtime), null)) {
            for (String name : List.of("Cut", "Cut$Heavy", "Cut$Maker")) {
                found.put(name, source.find(name));
            }
            byte[] lambda;
            for (int i = 0; (lambda = source.find("Cut$$Lambda$" + i)) != null; i++) {
                found.put("Cut$$Lambda$" + i, lambda);
            }
        }

        assertEquals("""
                Cut.whole is not part of this image
                Cut.overloaded is not part of this image
                2
                3
                Cut$Heavy.<init> is not part of this image
                java.util.stream.IntStream.of is not part of this image
                Cut$Heavy.<init> is not part of this image
                0""", new MapLoader(found).call("Cut", "run"));
    }

    @Test
    void cutsBehindAGateHoldWhileItIsClosed() throws Exception {
        Javac.compile(classPath, Map.of("Cut.java", """
                public class Cut {
                    static boolean isLarge() { return true; }
                    static String large() { return "large"; }
                    public static String run() {
                        try { return isLarge() + large(); } catch (UnsupportedOperationException e) { return e.getMessage(); }
                    }
                    public static String isLargeOnly() { return "" + isLarge(); }
                }
                """));
        resource("META-INF/hiillos/cuts.txt", """
                gate large Cut.large(
                call large java/util/Large. java/util/More.
                flag large java/util/Flagged.
                closed large false Cut.isLarge
                closed large edge Cut.run Cut.large
                """);
        for (Set<String> open : List.of(Set.<String>of(), Set.of("large"))) {
            try (ClassPathSource source = ClassPathSource.of(List.of(classPath), List.of(runtime), null, open)) {
                MapLoader loader = new MapLoader(Map.of("Cut", source.find("Cut")));
                assertEquals(open.isEmpty() ? "Cut.large is not part of this image" : "truelarge", loader.call("Cut", "run"));
                assertEquals(open.isEmpty() ? "false" : "true", loader.call("Cut", "isLargeOnly"));
                assertEquals(Set.of(), source.gates().opened(List.of("Cut.larger()V"), List.of("Cut.large()", "java/util/Flagged.a(Z)V"), List.of()));
                assertEquals(Set.of("large"), source.gates().opened(List.of("Cut.large()V"), List.of(), List.of()));
                assertEquals(Set.of("large"), source.gates().opened(List.of(), List.of("java/util/More.a()V"), List.of()));
                assertEquals(Set.of("large"), source.gates().opened(List.of(), List.of(), List.of("java/util/Flagged.a(Z)V")));
            }
        }
    }

    @Test
    void substitutionsBehindAGateFollowIt() throws Exception {
        Javac.compile(classPath, Map.of("Counter.java", "public class Counter { public static String name() { return \"own\"; } }"));
        compileRuntime("closed all runtime.Small\nopen all runtime.Large\n", Map.of(
                "Small.java", "package runtime; @hiillos.runtime.substitute.TargetClass(\"Counter\") final class Small {"
                        + " @hiillos.runtime.substitute.Substitute public static String name() { return \"small\"; } }",
                "Large.java", "package runtime; @hiillos.runtime.substitute.TargetClass(\"Counter\") final class Large {"
                        + " @hiillos.runtime.substitute.Substitute public static String name() { return \"large\"; } }"));
        resource("META-INF/hiillos/cuts.txt", "gate all Counter.all\n");
        for (boolean isOpen : new boolean[] {false, true}) {
            try (ClassPathSource source = ClassPathSource.of(List.of(classPath), List.of(runtime), null, isOpen ? Set.of("all") : Set.of())) {
                assertEquals(isOpen ? "large" : "small", new MapLoader(Map.of("Counter", source.find("Counter"))).call("Counter", "name"));
            }
        }
    }

    @Test
    void gateThatNothingOpensIsAnError() throws IOException {
        resource("META-INF/hiillos/cuts.txt", "closed none mth Cut.whole\n");
        assertThrows(CompileException.class, () -> ClassPathSource.of(List.of(), List.of(runtime), null));
    }

    @Test
    void malformedCutIsAnError() throws IOException {
        resource("META-INF/hiillos/cuts.txt", "edge only-one\n");
        assertThrows(CompileException.class, () -> ClassPathSource.of(List.of(), List.of(runtime), null));
    }
}
