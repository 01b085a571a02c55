package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose {@code static native} methods are bound, profile by profile, to the methods of the same name and
 * descriptor in another class.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface BoundTo {
    /** The class that is used in profile {@code linux}; its binary name. */
    String linux() default "";

    /** The class that is used in profile {@code user}; its binary name. */
    String user() default "";

    /** The class that is used in profile {@code kernel}; its binary name. */
    String kernel() default "";

    /** The class that is used in profile {@code boot}; its binary name. */
    String boot() default "";
}
