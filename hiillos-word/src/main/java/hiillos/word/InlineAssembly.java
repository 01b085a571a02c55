package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static method whose call is replaced by one piece of inline assembly (AT&amp;T syntax, LLVM constraints). On a JVM
 * the method's own body runs, which may ask a simulated machine; a {@code native} one can not run there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface InlineAssembly {
    /** The template; {@code $0, $1} name the operands, outputs first. */
    String value();

    /** LLVM constraint string, for example <code>={al},{dx},~{memory}</code>. The flags need not be named: they are always lost. */
    String constraints();

    /**
     * Whether it does or sees more than its operands. Without that the compiler may leave out a call whose result is not
     * used, use one result for several calls with the same operands, and makes nothing of a call without result and text.
     */
    boolean sideEffects() default true;

    /** Whether an instruction of it can end in an exception, as an access to a stack that is full does. */
    boolean unwinds() default false;
}
