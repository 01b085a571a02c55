package hiillos.compiler.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.Javac;
import hiillos.compiler.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel profile refuses, and what its code looks like. */
class BareProfileTest {
    private static final String HOOKS = """
            package t;
            public final class Hooks {
                static void stop() { while (true) { } }
                static void throwNullPointer() { stop(); }
                static void throwArrayIndex(int index, int length) { stop(); }
                static void throwArithmetic() { stop(); }
                static void throwNegativeArraySize(int size) { stop(); }
                static void throwClassCast(Object object, Class<?> type) { stop(); }
                static void throwArrayStore(Object value) { stop(); }
                static void throwAbstractMethod() { stop(); }
                static void throwException(String type, String message) { stop(); }
            }
            """;

    @TempDir
    private Path directory;

    private String compile(String body) throws IOException {
        String source = "package t;\nimport hiillos.word.*;\npublic final class Main {\n" + body + "\n}\n";
        Javac.compile(directory, Map.of("t/Main.java", source, "t/Hooks.java", HOOKS), "-XDstringConcat=inline",
                "-classpath", wordModule());
        CompileOptions options = CompileOptions.builder().classPath(List.of(directory, Path.of(wordModule())))
                .profile(Profile.KERNEL).mainClass("t.Main").hooksClass("t.Hooks").output(directory.resolve("out")).build();
        return new FrontEndImplementation().generate(options).irModules().getFirst();
    }

    private static String wordModule() {
        return Path.of(hiillos.word.Memory.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    }

    private String refusal(String body) {
        return assertThrows(CompileException.class, () -> compile(body)).report();
    }

    private static String function(String ir, String name) {
        int start = ir.indexOf("define");
        while (start >= 0 && !ir.substring(start, ir.indexOf('\n', start)).contains("@\"t/Main." + name + "(")) {
            start = ir.indexOf("\ndefine", start) + 1;
            assertTrue(start > 0, () -> name + " is not in the image");
        }
        return ir.substring(start, ir.indexOf("\n}\n", start));
    }

    @Test
    void newOfAnOrdinaryClassIsRefusedWithItsCallPath() {
        String report = refusal("""
                static final class Thing { }
                static Object deep() { return new Thing(); }
                static Object shallow() {
                    return deep();
                }
                @EntryPoint("start") static void start() { shallow(); }
                """);
        assertTrue(report.startsWith("error: new t.Main$Thing allocates"), report);
        assertTrue(report.contains("reached from t.Main.deep(Main.java:5)\n    reached from t.Main.shallow(Main.java:7)\n"
                + "    reached from t.Main.start(Main.java:9)"), report);
    }

    @Test
    void hiddenAllocationsAreRefused() {
        assertTrue(refusal("@EntryPoint(\"start\") static int start(int n) { return new int[n].length; }").contains("allocates an array"));
        assertTrue(refusal("@EntryPoint(\"start\") static Object start(int n) { return Integer.valueOf(n); }").contains("new java.lang.Integer"));
        assertTrue(refusal("@EntryPoint(\"start\") static String start(int n) { return \"n\" + n; }").contains("new java.lang.StringBuilder"));
        assertTrue(refusal("static void run(Runnable r) { r.run(); }\n"
                + "static int seen; @EntryPoint(\"start\") static void start(int n) { run(() -> seen = n); }").contains("$$Lambda"));
        assertTrue(refusal("static int sum(int... all) { return all.length; }\n"
                + "@EntryPoint(\"start\") static int start(int n) { return sum(n, n); }").contains("allocates an array"));
    }

    @Test
    void floatingPointAndMonitorsAreRefused() {
        assertTrue(refusal("@EntryPoint(\"start\") static double start(double x) { return x * 2.5; }").contains("floating point"));
        assertTrue(refusal("static Object lock; @EntryPoint(\"start\") static void start() { synchronized (Main.class) { } }")
                .contains("synchronized"));
    }

    @Test
    void anInitialiserThatCanNotRunAtBuildTimeIsRefused() {
        String report = refusal("""
                static final class Late { static long when = System.nanoTime(); }
                @EntryPoint("start") static long start() { return Late.when; }
                """);
        assertTrue(report.contains("class t.Main$Late can not be initialised at build time"), report);
        assertTrue(report.contains("t.Main.start(Main.java:5)"), report);
    }

    @Test
    void capturelessLambdasAndConstantTablesAreImageObjects() throws IOException {
        String ir = compile("""
                interface Operation { int apply(int x); }
                static final Operation[] TABLE = {x -> x + 1, x -> x * 3, x -> x ^ 5};
                @EntryPoint("start") static int start(int n) { return TABLE[n].apply(n); }
                """);
        assertTrue(ir.contains("class t/Main$$Lambda$"));
        assertFalse(ir.contains("allocateInstance"));
    }

    @Test
    void inlineAssemblyLosesTheFlags() throws IOException {
        String ir = compile("""
                @InlineAssembly(value = "shlq $$1, $0", constraints = "=r,0") static native long twice(long x);
                @InlineAssembly(value = "", constraints = "=r,0") static native long same(long x);
                @InlineAssembly(value = "cli", constraints = "") static native void off();
                @EntryPoint("start") static long start(long n) { off(); return twice(same(n)); }
                """);
        assertTrue(ir.contains("\"=r,0,~{dirflag},~{fpsr},~{flags}\"("), ir);
        assertTrue(ir.contains("\"=r,0\"("), ir);
        assertTrue(ir.contains("\"~{dirflag},~{fpsr},~{flags}\"("), ir);
    }

    @Test
    void valueRecordsAreAggregates() throws IOException {
        String ir = compile("""
                @ValueRecord record Span(long start, int pages) {
                    Span { if (pages < 0) throw new IllegalArgumentException("pages"); }
                    long end() { return start + pages * 4096L; }
                    Span grow(int by) { return new Span(start, by > 3 ? pages + by : pages); }
                }
                static Span make(long at) { return new Span(at, 2); }
                @EntryPoint("start") static long start(long at) { return make(at).grow(7).end(); }
                """);
        assertTrue(function(ir, "make").startsWith("define internal { i64, i32 } @"), function(ir, "make"));
        assertFalse(ir.contains("allocateInstance"));
    }

    @Test
    void valueRecordsHaveNoIdentity() {
        String record = "@ValueRecord record Word(long value) { }\n";
        assertTrue(refusal(record + "static Word a(long v) { return new Word(v); }\n"
                + "@EntryPoint(\"start\") static boolean start(long v) { return a(v) == a(v); }").contains("identity"));
        assertTrue(refusal(record + "static Object hold; @EntryPoint(\"start\") static void start(long v) {"
                + " Object o = new Word(v); hold = o; }").contains("value record"));
    }

    @Test
    void aThrowIsAPanicWithItsConstantMessage() throws IOException {
        String ir = compile("""
                @EntryPoint("start") static int start(int n) {
                    if (n > 3) {
                        throw new IllegalStateException("too many");
                    }
                    return n;
                }
                """);
        assertTrue(ir.contains("c\"too many\""));
        assertTrue(ir.contains("c\"java.lang.IllegalStateException\""));
        assertFalse(ir.contains("invoke "));
    }

    @Test
    void noAllocationIsProvedThroughVirtualCalls() {
        String report = refusal("""
                interface Step { int go(int x); }
                record Add(int n) implements Step { public int go(int x) { return x + n; } }
                static final class Grow implements Step { public int go(int x) { return make(x); } }
                static int make(int x) { return new int[x].length; }
                static final Step[] STEPS = {new Add(1), new Grow()};
                @NoAllocation(reason = "test") static int hot(int n) { return STEPS[n].go(n); }
                @EntryPoint("start") static int start(int n) { return hot(n); }
                """);
        assertTrue(report.contains("allocates an array"), report);
    }

    @Test
    void rawMemoryStaysInsideTheFence() throws IOException {
        assertTrue(refusal("@EntryPoint(\"start\") static long start(long a) { return Memory.loadLong(a); }")
                .contains("t.Main has no @RawMemory"));
        compile("@RawMemory(reason = \"test\") static final class Inside { static long read(long a) { return 1; } }\n"
                + "@EntryPoint(\"start\") static long start(long a) { return Inside.read(a); }");
    }

    @Test
    void divisionShiftsAndNarrowingFollowTheLanguage() throws IOException {
        String ir = compile("""
                static int divide(int a, int b) { return a / b; }
                static int shift(int a, int b) { return a << b; }
                static byte narrow(int a) { return (byte) a; }
                @EntryPoint("start") static int start(int a, int b) { return divide(a, b) + shift(a, b) + narrow(a); }
                """);
        assertTrue(function(ir, "divide").contains("throwArithmetic"));
        assertTrue(function(ir, "divide").contains("select i1"));
        assertTrue(function(ir, "shift").contains(", 31"));
        assertTrue(function(ir, "narrow").contains("sext i8"));
    }

    @Test
    void theSameInputGivesTheSameText() throws IOException {
        String body = """
                enum Colour { RED, GREEN }
                static int pick(Colour c) { return switch (c) { case RED -> 1; case GREEN -> 2; }; }
                @EntryPoint("start") static int start(int n) { return pick(n > 0 ? Colour.RED : Colour.GREEN); }
                """;
        assertEquals(compile(body), compile(body));
    }
}
