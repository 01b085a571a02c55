package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code static native} method that is an external function (assembly, usually): a call becomes a call of that
 * symbol in the C calling convention.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface ExternalSymbol {
    /** The symbol that is called. */
    String value();
}
