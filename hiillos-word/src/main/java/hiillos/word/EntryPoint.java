package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static method that is called from outside Java: a root of the closed world, exported under a C symbol with the
 * platform's C calling convention.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface EntryPoint {
    /** The exported symbol. */
    String value();
}
