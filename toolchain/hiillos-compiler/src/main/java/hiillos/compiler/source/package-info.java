/**
 * Where class files come from, and what is changed in them before anything else sees them: the runtime's patch of java.base,
 * substitutions, cuts, and desugaring. {@link hiillos.compiler.source.ClassPathSource} is the way in.
 */
package hiillos.compiler.source;
