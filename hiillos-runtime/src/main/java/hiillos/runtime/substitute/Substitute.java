package hiillos.runtime.substitute;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The method (or constructor) replaces one of the target; it is an error if the target has none such. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Substitute {
    /** The name in the target where it is another, for example {@code <clinit>}. */
    String value() default "";
}
