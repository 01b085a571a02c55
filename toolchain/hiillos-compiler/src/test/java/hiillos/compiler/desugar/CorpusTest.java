package hiillos.compiler.desugar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.source.ClassPathSource;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All of java.base desugars and verifies. */
class CorpusTest {
    @Test
    void javaBaseHasNoDynamicSiteLeftAndVerifies() throws IOException {
        Path root = Path.of(URI.create("jrt:/java.base"));
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(p -> root.relativize(p).toString())
                    .filter(n -> n.endsWith(".class") && !n.equals("module-info.class"))
                    .map(n -> n.substring(0, n.length() - ".class".length())).sorted().toList();
        }
        assertTrue(names.size() > 5000, "java.base has " + names.size() + " classes");
        Map<String, byte[]> all = new LinkedHashMap<>();
        int countLambdas = 0;
        try (ClassPathSource source = ClassPathSource.of(List.of(), List.of(), null)) {
            for (String name : names) {
                all.put(name, source.find(name));
                byte[] lambda;
                for (int i = 0; (lambda = source.find(name + "$$Lambda$" + i)) != null; i++) {
                    all.put(name + "$$Lambda$" + i, lambda);
                    countLambdas++;
                }
            }
        }
        assertTrue(countLambdas > 1000, "lambdas: " + countLambdas);

        ClassFile context = ClassFile.of();
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
            for (MethodModel method : context.parse(entry.getValue()).methods()) {
                if (method.code().isPresent()) {
                    for (CodeElement element : method.code().get()) {
                        assertTrue(!Desugar.isSite(element), () -> entry.getKey() + "." + method.methodName() + " " + element);
                    }
                }
            }
            assertEquals(List.of(), context.verify(entry.getValue()), entry.getKey());
        }
    }
}
