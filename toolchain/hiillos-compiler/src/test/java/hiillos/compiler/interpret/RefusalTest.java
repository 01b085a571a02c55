package hiillos.compiler.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of build-time initialisation, broken; and that a refused class leaves no trace. */
class RefusalTest {
    @Test
    void writingAnotherClassesStaticIsRefused() {
        String[] units = {"class A { static int x = 1; static { B.y = 5; } } class B { static int y = 2; }"};
        for (Profile profile : Profile.values()) {
            Sources sources = Sources.of(profile, units);
            sources.assertRefused("A", "writes B.y, a static of another class");
            assertEquals(2, sources.value("B", "y"));
            assertTrue(sources.initializer.isInitialized(sources.type("B")));
        }
    }

    @Test
    void writingAForeignObjectIsRefused() {
        Sources sources = Sources.of("""
                class A { static int x = 1; static { B.list.add("a"); } }
                class B { static final List<String> list = new ArrayList<>(); static final int[] array = new int[1]; }
                class C { static { B.array[0] = 1; } } class D { static { System.arraycopy(new int[1], 0, B.array, 0, 1); } }""");
        sources.assertRefused("A", "of an object that it did not create");
        sources.assertRefused("C", "writes into an array that it did not create");
        sources.assertRefused("D", "writes into an array that it did not create");
    }

    @Test
    void writingFromANestedInitialiserIsRefused() {
        Sources sources = Sources.of("""
                class A { static final List<String> list = new ArrayList<>(); static int x = B.y; }
                class B { static int y = 3; static { A.list.add("b"); } }""");
        sources.assertRefused("A", "needs B, which reads java.util.");
        sources.assertRefused("B", "of an object that it did not create");
    }

    @Test
    void cyclesWhoseOutcomeDependsOnWhoComesFirstAreRefused() {
        String unit = """
                class A { static final int x = Integer.parseInt("5"); static final int z = B.y; }
                class B { static final int y = A.x + 1; }
                class P { static final Q q = new Q(); } class Q extends P { static final int k = Integer.parseInt("7"); final int seen = k; }""";
        Sources sources = Sources.of(unit);
        sources.assertRefused("A", "reads B.y, which another order of initialisation would not have set yet");
        sources.assertRefused("B", "relied on the unfinished initialisation of a class that was then refused");
        sources.assertRefused("P", "reads Q.k, which another order");
        Sources other = Sources.of(unit);
        other.assertRefused("B", "reads B.y before it is set");
        other.assertRefused("Q", "reads Q.k before it is set");
    }

    @Test
    void readingAVariableOfAnotherClassIsRefusedInFullJavaOnly() {
        String unit = "class A { static int x = B.y; } class B { static int y = 2; }";
        Sources.of(unit).assertRefused("A", "reads B.y, which is not final");
        Sources.of(Profile.KERNEL, unit).assertSameStatics("A");
        Sources.of(Profile.BOOT, unit).assertSameStatics("A");
    }

    @Test
    void readingAForeignObjectThatMayChangeIsRefusedInFullJavaOnly() {
        String unit = """
                class Shared { static final List<String> list = new ArrayList<>(); static final int[] array = {1, 2}; static final String text = "a".concat("b");
                    static final Box box = new Box(4); enum E { X, Y } }
                class Box { final int fixed; int variable; Box(int i) { fixed = i; variable = i; } }
                class A { static int size = Shared.list.size(); } class B { static int first = Shared.array[0]; } class C { static int v = Shared.box.variable; }
                class D { static int[] copy = Shared.array.clone(); }
                class F { static int fixed = Shared.box.fixed + Shared.array.length + Shared.text.charAt(1) + Shared.E.values()[1].ordinal();
                    static int s = switch (Shared.E.valueOf("Y")) { case X -> 1; case Y -> 2; }; static Integer cached = 5; }""";
        Sources sources = Sources.of(unit);
        sources.assertRefused("A", "reads java.util.ArrayList.size, which may change");
        sources.assertRefused("B", "reads an array that Shared created and that may change");
        sources.assertRefused("C", "reads Box.variable, which may change");
        sources.assertRefused("D", "reads an array that Shared created");
        sources.assertSameStatics("F");
        Sources bare = Sources.of(Profile.KERNEL, unit);
        bare.assertSameStatics("B");
        bare.assertSameStatics("C");
    }

    @Test
    void readingAPrivateVariableThatNobodyWritesIsAllowed() {
        Sources sources = Sources.of("""
                class Kept { private static int kept = 5; static int get() { return kept; } static class Inner { static int peek() { return kept; } } }
                class Changed { private static int changed = 5; static int get() { return changed; } static class Inner { void set() { changed = 6; } } }
                class Named { private static int named = 5; static int get() { return named; } static String how() { return "named"; } }
                class A { static int x = Kept.get() + Kept.Inner.peek(); }
                class B { static int x = Changed.get(); } class C { static int x = Named.get(); }""");
        sources.assertSameStatics("A");
        sources.assertRefused("B", "reads Changed.changed, which is not final");
        sources.assertRefused("C", "reads Named.named, which is not final");
    }

    @Test
    void readingAnUnsetFinalInACycleIsRefused() {
        Sources.of("class A { static final Object x = B.y; } class B { static final Object y = A.x; }")
                .assertRefused("A", "needs B, which reads A.x before it is set");
    }

    @Test
    void nativesAndTheOutsideAreRefusedWithTheCallPath() {
        Sources sources = Sources.of("""
                class Time { static long now = now();
                    static long now() {
                        return System.nanoTime();
                    } }
                class Native { static { outside(); } static native void outside(); }
                class Threads { static Thread t = Thread.currentThread(); }
                class Environment { static String e = System.getenv("HOME"); }
                class Property { static String p = System.getProperty("user.home"); }
                class Zone { static Object zone = TimeZone.getDefault(); }
                class Memory { static byte b = hiillos.word.Memory.loadByte(0); }
                class Assembly { static { pause(); } @hiillos.word.InlineAssembly(value = "pause", constraints = "") static void pause() {} }
                class Reflection { static Object m = Reflection.class.getDeclaredMethods(); }
                class Keeps { static Object lookup = java.lang.invoke.MethodHandles.lookup(); }""");
        Outcome outcome = sources.assertRefused("Time", "calls java.lang.System.nanoTime: time belongs to the running program");
        assertEquals(List.of("Time.now(Unit0.java:3)", "Time.<clinit>(Unit0.java:1)"), outcome.callPath());
        sources.assertRefused("Native", "calls the native method Native.outside()V");
        sources.assertRefused("Threads", "calls java.lang.Thread.currentThread");
        sources.assertRefused("Environment", "environment");
        sources.assertRefused("Property", "reads the property user.home");
        sources.assertRefused("Zone", "needs java.util.TimeZone, which is listed to be initialised at run time");
        sources.assertRefused("Memory", "touches raw memory");
        sources.assertRefused("Assembly", "calls Assembly.pause, which is @InlineAssembly");
        assertFalse(sources.initialize("Reflection").initialized());
        sources.assertRefused("Keeps", "keeps a java.lang.invoke.MethodHandles$Lookup");
    }

    @Test
    void identityHashesAreRefusedInBareImages() {
        Sources.of(Profile.KERNEL, "class A { static int hash = new Object().hashCode(); }")
                .assertRefused("A", "identity hash code");
    }

    @Test
    void endlessAndHugeInitialisersAreRefused() {
        Sources sources = Sources.of("""
                class Loop { static int i; static { while (i >= 0) { i = i + 1 & 0xff; } } }
                class Deep { static int d = down(0); static int down(int i) { return down(i + 1) + 1; } }
                class Big { static List<long[]> all = new ArrayList<>(); static { while (all.size() >= 0) all.add(new long[1 << 20]); } }""");
        sources.assertRefused("Loop", "runs more than 20000000 bytecodes");
        sources.assertRefused("Deep", "recurses deeper");
        sources.assertRefused("Big", "allocates more than");
    }

    @Test
    void thrownExceptionsAreRefusedWithTheirOrigin() {
        Outcome outcome = Sources.of("""
                class A { static int x = 3; static int y = fail();
                    static int fail() { throw new IllegalStateException("no " + x); } }""")
                .assertRefused("A", "throws java.lang.IllegalStateException: no 3");
        assertEquals(List.of("A.fail(Unit0.java:2)", "A.<clinit>(Unit0.java:1)"), outcome.callPath());
    }

    @Test
    void aRefusedSuperclassRefusesItsSubclasses() {
        Sources sources = Sources.of("class A { static long t = System.nanoTime(); } class B extends A { static int x = 1; } class C { static B b = new B(); }");
        sources.assertRefused("C", "needs B, which needs A, which calls java.lang.System.nanoTime");
        sources.assertRefused("B", "needs A, which calls java.lang.System.nanoTime");
        sources.assertRefused("A", "calls java.lang.System.nanoTime");
    }

    @Test
    void listedClassesAreRefused() {
        Sources sources = Sources.withRunTimeList(List.of("A # asks the clock", "kernel: B", "user,linux: C", "F", "!F", "!java.util.TimeZone", "java.util.regex.*", "", "# nothing"),
                "class A {} class B { static int x = 1; } class C {} class D { static Object p = java.util.regex.Pattern.compile(\"a\"); } class E { static A a = new A(); } class F { static int x = 2; }");
        sources.assertRefused("A", "is listed to be initialised at run time: asks the clock");
        sources.assertRefused("C", "is listed to be initialised at run time");
        sources.assertRefused("D", "needs java.util.regex.Pattern, which is listed");
        sources.assertRefused("E", "needs A, which is listed");
        sources.assertSameStatics("B");
        sources.assertSameStatics("F");
    }

    @Test
    void refusedClassesGoBackToTheirConstants() {
        Sources sources = Sources.of("""
                class A { static final int CONSTANT = 7; static final String TEXT = "t"; static int x = 5; static Object o = new Object(); static long y = System.nanoTime(); }""");
        sources.assertRefused("A", "nanoTime");
        assertEquals(7, sources.value("A", "CONSTANT"));
        assertSame(sources.heap.string("t"), sources.type("A").staticValues[1]);
        assertEquals(0, sources.value("A", "x"));
        assertNull(sources.value("A", "o"));
        assertEquals(sources.initialize("A"), sources.initialize("A"));
    }

    @Test
    void nestedInitialisationsStayUnlessTheyReliedOnTheRefusedClass() {
        Sources sources = Sources.of("""
                class A { static final Object shared = new Object(); static int x = Alone.v + Relying.one() + Through.one(); static long y = System.nanoTime(); }
                class Alone { static final int v = Integer.parseInt("1"); }
                class Relying { static final int v = Integer.parseInt("2"); static final Object leak = A.shared; static int one() { return 1; } }
                class Through { static final int v = Relying.one(); static int one() { return 1; } }
                class Later { static final int v = Alone.v; }""");
        sources.assertRefused("A", "nanoTime");
        assertTrue(sources.initializer.isInitialized(sources.type("Alone")));
        sources.assertRefused("Relying", "relied on the unfinished initialisation");
        sources.assertRefused("Through", "relied on the unfinished initialisation");
        sources.assertSameStatics("Later");
    }

    @Test
    void relyingOnAClassThatSucceedsIsSettled() {
        Sources sources = Sources.of("""
                class A { static final int before = Integer.parseInt("3"); static final int x = B.one(); }
                class B { static final int v = A.before + 1; static int one() { return 1; } }
                class C { static final int v = B.v; static long t = System.nanoTime(); }""");
        sources.assertSameStatics("A");
        sources.assertRefused("C", "nanoTime");
        assertEquals(4, sources.value("B", "v"));
        assertTrue(sources.initializer.isInitialized(sources.type("B")));
    }

    @Test
    void invokeMayNotChangeStatics() {
        Sources sources = Sources.of("class A { static int x = 1; static void set() { x = 2; } }");
        sources.assertSameStatics("A");
        try {
            sources.initializer.invoke(sources.type("A").declaredMethod("set", "()V"));
            throw new AssertionError("not refused");
        } catch (Refusal refused) {
            assertEquals(1, sources.value("A", "x"));
        }
    }
}
