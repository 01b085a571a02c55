/** Programs that use libraries from Maven Central, unchanged. They read their files from standard input. */
package hiillos.conformance.libraries;
