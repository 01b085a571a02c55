package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.Sender;
import hiillos.abi.processor.AbiProcessor;
import hiillos.word.Memory;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example in the guides and in the Javadoc of what server authors use is compiled. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final String[] GUIDES = {"docs/guide", "docs/reference", "README.md"};
    private static final String[] SOURCES = {"hiillos-abi/src/main/java", "hiillos-libc-posix/src/main/java", "hiillos-testkit/src/main/java"};
    private static final String ARCHETYPE = "hiillos-server-archetype/src/main/resources/archetype-resources/src/main/java";
    private static final int LEAST_EXAMPLES = 14;

    @TempDir
    Path folder;

    @Test
    void examplesCompile() throws Exception {
        assertEquals("", compile("greeter", archetype()));
        int examples = 0;
        for (DocumentationExamples.Document document : documents()) {
            examples += document.blocks().size();
            assertEquals("", compile("classes" + examples, DocumentationExamples.write(document, folder.resolve("sources"))));
        }
        assertTrue(examples >= LEAST_EXAMPLES, examples + " examples were found");
    }

    /** The test sees what is wrong, and says where. */
    @Test
    void wrongExamplesDoNot() throws Exception {
        assertEquals("", compile("greeter", archetype()));
        List<Path> sources = DocumentationExamples.write(DocumentationExamples.markdown("docs/guide/wrong.md",
                "text\n\n```java\nlong bits = Clock.nanoseconds();\n```\n"), folder.resolve("sources"));

        String problems = compile("classes", sources);

        assertTrue(problems.startsWith("docs/guide/wrong.md, its example 1: long bits = Clock.nanoseconds();: "), problems);
    }

    private static List<DocumentationExamples.Document> documents() throws IOException {
        List<DocumentationExamples.Document> documents = new ArrayList<>();
        for (Path each : files(".md", GUIDES)) {
            documents.add(DocumentationExamples.markdown(ROOT.relativize(each).toString(), Files.readString(each)));
        }
        for (Path each : files(".java", SOURCES)) {
            documents.add(DocumentationExamples.javadoc(ROOT.relativize(each).toString(), Files.readString(each)));
        }
        return documents;
    }

    private static List<Path> files(String suffix, String... places) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : places) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(place))) {
                all.filter(each -> each.toString().endsWith(suffix)).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** The server that the archetype makes, which the guide speaks of. */
    private List<Path> archetype() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path each : files(".java", ARCHETYPE)) {
            Path target = folder.resolve("sources/com/example/greeter").resolve(each.getFileName().toString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, Files.readString(each).replace("${package}", "com.example.greeter"));
            sources.add(target);
        }
        return sources;
    }

    /** Compiles into a folder, as a module may have one server only. @return the errors, a line each */
    private String compile(String place, List<Path> sources) throws Exception {
        if (sources.isEmpty()) {
            return "";
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (var files = compiler.getStandardFileManager(problems, null, null)) {
            Path classes = Files.createDirectories(folder.resolve(place));
            compiler.getTask(new StringWriter(), files, problems,
                    List.of("-d", classes.toString(), "-cp", classPath(), "-processorpath", place(AbiProcessor.class), "-proc:full"),
                    null, files.getJavaFileObjectsFromPaths(sources)).call();
        }
        return problems.getDiagnostics().stream().filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(each -> DocumentationExamples.origin(each.getSource(), each.getLineNumber()) + ": " + each.getMessage(null)).collect(Collectors.joining("\n"));
    }

    private String classPath() throws Exception {
        TreeSet<String> places = new TreeSet<>(Set.of(folder.resolve("greeter").toString()));
        for (Class<?> each : new Class<?>[] {Sender.class, Memory.class, InProcessSystem.class, Test.class, Assertions.class,
            Class.forName("hiillos.posix.Posix"), Class.forName("hiillos.bin.Programs")}) {
            places.add(place(each));
        }
        return String.join(System.getProperty("path.separator"), places);
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
