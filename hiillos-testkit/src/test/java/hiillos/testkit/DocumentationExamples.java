package hiillos.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/**
 * Makes Java files of the examples in a document. An example is types, or members of a class, or statements; those of a document know
 * each other's types. Without a word of it they have the imports of {@link #IMPORTS} and the fields of {@link #SURROUNDINGS}.
 */
final class DocumentationExamples {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* *\\}</pre>");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern MEMBER = Pattern.compile("(?:@Override\\s+)?(?:public|protected|private|static) .*", Pattern.DOTALL);
    private static final Pattern POSIX = Pattern.compile("MemoryMachine|Posix\\.|new SpawnRequest");
    private static final String ORIGIN = "// Example of ";
    private static final String IMPORTS = """
            import static org.junit.jupiter.api.Assertions.*;
            import com.example.greeter.*;
            import hiillos.abi.*;
            import hiillos.abi.kernel.*;
            import hiillos.abi.protocol.*;
            import hiillos.testkit.*;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;
            """;
    private static final String POSIX_IMPORTS = """
            import static org.junit.jupiter.api.Assertions.*;
            import hiillos.bin.Programs;
            import hiillos.posix.*;
            import hiillos.posix.memory.*;
            """;
    /** What an example may be about without saying where it comes from. */
    private static final String SURROUNDINGS = """
                static Sender sender; static Receiver receiver; static Job job; static Vmem vmem; static Log log; static FileSystem files;
            """;

    private DocumentationExamples() {}

    /** @param blocks the examples */
    record Document(String name, List<String> blocks) {}

    static Document markdown(String name, String text) {
        return new Document(name, find(FENCE, text));
    }

    static Document javadoc(String name, String text) {
        List<String> blocks = new ArrayList<>();
        for (String each : find(JAVADOC, text)) {
            blocks.add(each.replaceAll("(?m)^ *\\* ?", ""));
        }
        return new Document(name, blocks);
    }

    private static List<String> find(Pattern pattern, String text) {
        List<String> blocks = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find();) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    /** Writes the files. */
    static List<Path> write(Document document, Path folder) throws IOException {
        String name = "examples." + document.name().replaceAll("[^A-Za-z0-9]", "_");
        List<Path> files = new ArrayList<>();
        int number = 0;
        for (String block : document.blocks()) {
            number++;
            boolean posix = POSIX.matcher(block).find();
            String head = ORIGIN + document.name() + ", its example " + number + "\npackage " + name + ";\n"
                    + (posix ? POSIX_IMPORTS : IMPORTS);
            Path target = Files.createDirectories(folder.resolve(name.replace('.', '/')));
            if (TYPE.matcher(block).find()) {
                for (String part : types(block)) {
                    Matcher type = TYPE.matcher(part);
                    type.find();
                    files.add(Files.writeString(target.resolve(type.group(1) + ".java"), head + part));
                }
            } else {
                String body = MEMBER.matcher(block.strip()).matches() ? block
                        : "static void example() throws Exception {\n" + block + "\n}";
                String surroundings = posix ? "" : SURROUNDINGS;
                files.add(Files.writeString(target.resolve("Example" + number + ".java"),
                        head + "class Example" + number + " {\n" + surroundings + body + "\n}\n"));
            }
        }
        return files;
    }

    /** The types of a block, each with what stands before it. */
    private static List<String> types(String block) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : block.split("\n")) {
            part.append(line).append('\n');
            if (line.startsWith("}") || line.endsWith("{}") && TYPE.matcher(line).find()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        return parts;
    }

    /** From which document a file was made, and what stands in one of its lines. */
    static String origin(JavaFileObject file, long line) {
        if (file == null) {
            return "all examples";
        }
        try {
            List<String> lines = file.getCharContent(true).toString().lines().toList();
            String name = lines.get(0).startsWith(ORIGIN) ? lines.get(0).substring(ORIGIN.length()) : file.getName();
            return line < 1 ? name : name + ": " + lines.get((int) line - 1).strip();
        } catch (IOException unreadable) {
            return file.getName();
        }
    }
}
