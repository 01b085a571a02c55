package hiillos.compiler.lower;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The LLVM IR text of a whole image: declarations, globals, functions and numbered metadata. */
final class ModuleBuilder {
    private final StringBuilder assembly = new StringBuilder();
    private final StringBuilder globals = new StringBuilder();
    private final StringBuilder functions = new StringBuilder();
    private final Map<String, String> declarations = new TreeMap<>();
    private final Set<String> defined = new LinkedHashSet<>();
    private final Map<String, Integer> metadataIds = new LinkedHashMap<>();
    private final Map<String, String> namedMetadata = new LinkedHashMap<>();
    private final StringBuilder metadata = new StringBuilder();
    private int metadataCount;

    /** A quoted global name. */
    static String global(String symbol) {
        return "@\"" + escape(symbol) + "\"";
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            if (b < 32 || b == '"' || b == '\\' || b == 127) {
                out.append('\\').append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            } else {
                out.append((char) (b & 255));
            }
        }
        return out.toString();
    }

    /** Adds assembly source; each line becomes one {@code module asm}. */
    void assembly(String source) {
        source.lines().forEach(l -> assembly.append("module asm \"").append(escape(l)).append("\"\n"));
    }

    void global(String name, String definition) {
        defined.add(name);
        globals.append(name).append(" = ").append(definition).append('\n');
    }

    void function(String name, String text) {
        defined.add(name);
        functions.append(text).append('\n');
    }

    /** Declares a function or external global unless the image defines it. */
    void declare(String name, String declaration) {
        declarations.putIfAbsent(name, declaration);
    }

    /** The number of a metadata node, shared by all that say the same. */
    int metadata(String node) {
        Integer known = metadataIds.get(node);
        if (known == null) {
            known = newMetadata(node);
            metadataIds.put(node, known);
        }
        return known;
    }

    /** A metadata node that is distinct from all others. */
    int newMetadata(String node) {
        int id = metadataCount++;
        metadata.append('!').append(id).append(" = ").append(node).append('\n');
        return id;
    }

    void named(String name, String content) {
        namedMetadata.put(name, content);
    }

    String text(String triple, String attributes) {
        StringBuilder out = new StringBuilder(functions.length() + globals.length() + metadata.length() + 65536);
        out.append("target triple = \"").append(triple).append("\"\n").append(assembly).append(globals);
        declarations.forEach((name, text) -> {
            if (!defined.contains(name)) {
                out.append(text).append('\n');
            }
        });
        out.append(functions).append(attributes);
        namedMetadata.forEach((name, content) -> out.append('!').append(name).append(" = ").append(content).append('\n'));
        return out.append(metadata).toString();
    }
}
