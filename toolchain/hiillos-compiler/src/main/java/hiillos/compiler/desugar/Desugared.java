package hiillos.compiler.desugar;

import java.util.Map;

/**
 * A class without {@code invokedynamic} and dynamic constants.
 *
 * @param bytes the class file
 * @param syntheticClasses the classes that it now needs in addition, by internal name ({@code Outer$$Lambda$0}), in order
 */
public record Desugared(byte[] bytes, Map<String, byte[]> syntheticClasses) {}
