package hiillos.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.conformance.harness.Execution;
import hiillos.conformance.harness.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reflection that the compiler can not resolve is a build error with the call path, and the options that resolve it. */
class ReflectionErrorsTest {
    private static final String BY_NAME = """
            import java.util.Scanner;
            public class Ask {
                public static class Known { public int number = 5; }
                public static void main(String[] arguments) throws Exception {
                    Class<?> type = load(arguments[0]);
                    System.out.println(type.getField("number").get(type.getConstructor().newInstance()));
                }
                private static Class<?> load(String name) throws Exception {
                    return Class.forName(name);
                }
            }
            """;

    @TempDir
    private Path directory;

    private String link(String source, String... options) throws Exception {
        Path sources = Files.createDirectories(directory.resolve("source"));
        Files.writeString(sources.resolve("Ask.java"), source);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Toolchain.compileJava(sources, classes, List.of());
        String[] all = java.util.Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--opt";
        all[options.length + 1] = "quick";
        return Toolchain.link(List.of(classes), "Ask", directory.resolve("image"), all);
    }

    private String error(String source) {
        return assertThrows(IllegalStateException.class, () -> link(source)).getMessage();
    }

    @Test
    void aNameThatIsNotConstantIsAnError() {
        String message = error(BY_NAME);
        assertTrue(message.contains("its name is not a constant"), message);
        assertTrue(message.contains("--reflect"), message);
        assertTrue(message.contains("reached from Ask.load(Ask.java:9)"), message);
        assertTrue(message.contains("reached from Ask.main(Ask.java:5)"), message);
    }

    @Test
    void anOptionNamesTheClasses() throws Exception {
        link(BY_NAME, "--reflect", "Ask$Known");
        Path image = directory.resolve("image");
        assertEquals("5\n", Execution.of(List.of(image.toString(), "Ask$Known")).output());
        String errors = Execution.of(List.of(image.toString(), "Other")).errors();
        assertTrue(errors.contains("java.lang.ClassNotFoundException: Other"), errors);
        assertFalse(errors.contains("UnsupportedOperationException"), errors);
    }

    @Test
    void whatNobodyIsSeenToAskHasNoMembers() throws Exception {
        link("""
                import java.util.List;
                public class Ask {
                    public static void main(String[] arguments) throws Exception {
                        List<Object> things = List.of(List.of(1, 2, 3), "text");
                        for (Object thing : things) {
                            Class<?> type = thing.getClass();
                            System.out.println(type.getDeclaredMethods().length > 0);
                            try {
                                System.out.println(type.getMethod("isEmpty").invoke(thing));
                            } catch (NoSuchMethodException e) {
                                System.out.println(e.getMessage());
                            }
                        }
                    }
                }
                """);
        assertEquals("false\njava.util.ImmutableCollections$ListN.isEmpty()\ntrue\nfalse\n",
                Execution.of(List.of(directory.resolve("image").toString())).output());
    }

    @Test
    void aProxyOfSeveralUnknownInterfacesIsAnError() {
        String message = error("""
                import java.lang.reflect.Proxy;
                public class Ask {
                    public static void main(String[] arguments) {
                        make(Runnable.class, Comparable.class);
                        make(Comparable.class, AutoCloseable.class);
                    }
                    private static Object make(Class<?> first, Class<?> second) {
                        return Proxy.newProxyInstance(null, new Class<?>[] {first, second}, (proxy, method, values) -> null);
                    }
                }
                """);
        assertTrue(message.contains("a proxy whose interfaces are not known"), message);
        assertTrue(message.contains("reached from Ask.make(Ask.java:8)"), message);
    }

    @Test
    void aMissingClassThatIsNamedIsAnError() {
        String message = assertThrows(IllegalStateException.class, () -> link(BY_NAME, "--reflect", "does.not.Exist")).getMessage();
        assertTrue(message.contains("class does.not.Exist, named by --reflect, is not on the class path"), message);
    }

    @Test
    void aResourceWhoseNameIsNotConstantIsAnError() {
        String message = error("""
                public class Ask {
                    public static void main(String[] arguments) {
                        System.out.println(Ask.class.getResourceAsStream(arguments[0]));
                    }
                }
                """);
        assertTrue(message.contains("a resource whose name is not a constant"), message);
        assertTrue(message.contains("reached from Ask.main(Ask.java:3)"), message);
    }
}
