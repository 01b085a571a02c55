package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method is called where a thread's stack is empty: its handlers have all of it, and the compiler does not touch a page to make
 * sure of room for them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface FirstFrame {
    /** Who calls it. */
    String reason();
}
