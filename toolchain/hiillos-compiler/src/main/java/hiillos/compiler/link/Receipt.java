package hiillos.compiler.link;

import hiillos.compiler.CompileResult;
import hiillos.compiler.GeneratedCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The numbers of an image, kept beside it in the cache as properties; and the report that people and plug-ins read. */
final class Receipt {
    private Receipt() {}

    static void write(Path entry, GeneratedCode code, ElfFile.Sizes sizes, List<String> stacks, List<String> timeline)
            throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "text", sizes.text());
        line(text, "readOnly", sizes.readOnly());
        line(text, "data", sizes.data());
        line(text, "zero", sizes.zero());
        line(text, "classes", code.size().classes());
        line(text, "methods", code.size().methods());
        line(text, "bytecode", code.size().bytecodeBytes());
        line(text, "imageHeap", code.size().imageHeapBytes());
        line(text, "warnings", code.warnings().size());
        for (int i = 0; i < code.warnings().size(); i++) {
            line(text, "warning." + i, escape(code.warnings().get(i)));
        }
        line(text, "stacks", stacks.size());
        for (int i = 0; i < stacks.size(); i++) {
            line(text, "stack." + i, escape(stacks.get(i)));
        }
        for (int i = 0; i < timeline.size(); i++) {
            line(text, "time." + i, escape(timeline.get(i)));
        }
        Files.writeString(entry.resolve("receipt"), text);
    }

    static CompileResult read(Path entry, Path output, Optional<Path> debugFile, long millis, boolean cached) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(entry.resolve("receipt"))) {
            properties.load(reader);
        }
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < number(properties, "warnings"); i++) {
            warnings.add(properties.getProperty("warning." + i));
        }
        List<String> stacks = new ArrayList<>();
        for (int i = 0; i < number(properties, "stacks"); i++) {
            stacks.add(properties.getProperty("stack." + i));
        }
        return new CompileResult(output, debugFile, number(properties, "text"), number(properties, "readOnly"),
                number(properties, "data"), number(properties, "zero"),
                new GeneratedCode.ClosureSize((int) number(properties, "classes"), (int) number(properties, "methods"),
                        number(properties, "bytecode"), number(properties, "imageHeap")),
                millis, cached, warnings, stacks);
    }

    static void report(Path file, CompileResult result, List<String> timeline) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "image", escape(result.image().getFileName().toString()));
        line(text, "text", result.textBytes());
        line(text, "readOnly", result.readOnlyBytes());
        line(text, "data", result.dataBytes());
        line(text, "zero", result.zeroBytes());
        line(text, "classes", result.closure().classes());
        line(text, "methods", result.closure().methods());
        line(text, "bytecode", result.closure().bytecodeBytes());
        line(text, "imageHeap", result.closure().imageHeapBytes());
        for (int i = 0; i < result.stacks().size(); i++) {
            line(text, "stack." + i, escape(result.stacks().get(i)));
        }
        line(text, "millis", result.millis());
        line(text, "cached", result.cached());
        for (int i = 0; i < timeline.size(); i++) {
            line(text, "time." + i, escape(timeline.get(i)));
        }
        Files.writeString(file, text);
    }

    private static long number(Properties properties, String name) {
        return Long.parseLong(properties.getProperty(name));
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
