package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code static native long} method without parameters whose result is the address of a symbol, for example one
 * that the linker script defines.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface SymbolAddress {
    /** The symbol whose address is the result. */
    String value();
}
