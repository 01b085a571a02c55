package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a resource beside the class, in GNU assembler syntax (AT&amp;T), that is assembled into every image in which the
 * class is reachable.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface AssemblyFile {
    /** File name relative to the class's package, for example {@code entry.s}. */
    String value();
}
