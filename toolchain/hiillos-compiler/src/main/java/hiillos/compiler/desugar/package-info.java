/**
 * Class file to class file: takes out {@code invokedynamic} and dynamic constants, so that everything downstream sees plain
 * bytecode. One class per bootstrap method family; {@link hiillos.compiler.desugar.Desugar} finds the sites and edits the class.
 */
package hiillos.compiler.desugar;
