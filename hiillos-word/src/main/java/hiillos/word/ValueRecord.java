package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record without identity: never null, never compared with {@code ==}, never an {@code Object}. In the
 * {@code kernel} and {@code boot} profiles it is lowered to registers (an LLVM aggregate).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface ValueRecord {

}
