/**
 * What belongs here: the goals that Maven runs, each thin. Compiling is {@code hiillos.compiler.Main}'s work in a
 * JDK 25 process; staging and image writing are hiillos-image's.
 */
package hiillos.maven;
