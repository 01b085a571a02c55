package hiillos.compiler.desugar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.compiler.Javac;
import hiillos.compiler.MapLoader;
import hiillos.compiler.source.ClassPathSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Desugared programs do on HotSpot what the originals do. */
class DesugarTest {
    @TempDir
    private Path directory;

    private static String source(String name) throws IOException {
        try (InputStream in = DesugarTest.class.getResourceAsStream(name + ".java")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, byte[]> desugared(Map<String, byte[]> originals) {
        Map<String, byte[]> result = new LinkedHashMap<>();
        try (ClassPathSource source = ClassPathSource.of(List.of(directory), List.of(), null)) {
            for (String name : originals.keySet()) {
                result.put(name, source.find(name));
                byte[] lambda;
                for (int i = 0; (lambda = source.find(name + "$$Lambda$" + i)) != null; i++) {
                    result.put(name + "$$Lambda$" + i, lambda);
                }
            }
        }
        return result;
    }

    private static long countDynamicSites(Map<String, byte[]> classes) {
        return classes.values().stream().flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
                .flatMap(m -> m.code().stream()).flatMap(code -> code.elementStream())
                .filter(e -> e instanceof InvokeDynamicInstruction).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lambdas", "Concatenation", "Records", "Switches"})
    void programsPrintTheSame(String program) throws Exception {
        Javac.compile(directory, Map.of(program + ".java", source(program)));
        Map<String, byte[]> originals = Javac.classFiles(directory);
        assertTrue(countDynamicSites(originals) > 5, "the program tests nothing");
        Object expected = new MapLoader(originals).call(program, "run");

        Map<String, byte[]> desugared = desugared(originals);

        assertEquals(0, countDynamicSites(desugared));
        for (Map.Entry<String, byte[]> entry : desugared.entrySet()) {
            assertEquals(List.of(), ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(type -> {
                        String name = type.descriptorString();
                        byte[] bytes = desugared.get(name.substring(1, name.length() - 1));
                        return bytes == null ? null : new java.io.ByteArrayInputStream(bytes);
                    })))).verify(entry.getValue()), entry.getKey());
        }
        assertEquals(expected, new MapLoader(desugared).call(program, "run"));
    }

    @Test
    void namesAndBytesDependOnTheClassFileAlone() throws Exception {
        Javac.compile(directory, Map.of("Lambdas.java", source("Lambdas")));
        byte[] original = Javac.classFiles(directory).get("Lambdas");
        Desugar desugar = new Desugar(ClassHierarchyResolver.defaultResolver()
                .orElse(_ -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(java.lang.constant.ConstantDescs.CD_Object)));

        Desugared first = desugar.desugar(original);
        Desugared second = desugar.desugar(original);

        assertEquals(List.copyOf(first.syntheticClasses().keySet()), List.copyOf(second.syntheticClasses().keySet()));
        assertEquals(java.util.HexFormat.of().formatHex(first.bytes()), java.util.HexFormat.of().formatHex(second.bytes()));
        assertTrue(first.syntheticClasses().containsKey("Lambdas$$Lambda$0"));
    }

    @Test
    void classWithoutSitesIsReturnedAsItIs() throws Exception {
        Javac.compile(directory, Map.of("Plain.java", "class Plain { int f() { return 1; } }"));
        byte[] original = Javac.classFiles(directory).get("Plain");

        Desugared result = new Desugar(ClassHierarchyResolver.defaultResolver()).desugar(original);

        assertSame(original, result.bytes());
        assertTrue(result.syntheticClasses().isEmpty());
    }

    @Test
    void syntheticClassIsFoundBeforeItsOuterClass() throws Exception {
        Javac.compile(directory, Map.of("Plain.java", "class Plain { Runnable f() { return () -> {}; } }"));
        try (ClassPathSource source = ClassPathSource.of(List.of(directory), List.of(), null)) {
            assertFalse(source.find("Plain$$Lambda$0") == null);
            assertSame(null, source.find("Plain$$Lambda$1"));
            assertSame(null, source.find("Absent$$Lambda$0"));
        }
    }
}
