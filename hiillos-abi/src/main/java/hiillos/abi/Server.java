package hiillos.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The main class of a server. The build writes the manifest from this annotation and from the fields with
 * {@link Import} and {@link Export}. Unless the class has a static {@code main}, the build also makes
 * {@code NAMEStart}: it creates the object, fills the annotated fields out of the start block, then calls its method
 * {@code void main()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Server {
    /** Unique in a system; the program is {@code sbin/NAME} in the initfs. 1 to 39 of a-z, 0-9, dot, - and _. */
    String name();

    /** Scheduling priority, 0 to 31; higher runs first. 0 lets the system choose. */
    int priority() default 0;

    /** The most memory that the server may use; 0 lets the system choose. */
    long memoryBudgetBytes() default 0;

    /** I/O ports that it alone owns, and may use without more ado: pairs of a range's first and last one. */
    int[] ioPorts() default {};

    /** ISA interrupt lines that it alone owns, 0 to 15: {@link Environment#irq}. */
    int[] irqs() default {};

    /** Bytes of memory that every process of the server gets again: a Frame named {@code state}; taken only as it is touched. */
    long stateBytes() default 0;

    /** Whether it is the one that owns the framebuffer, if there is one: a Frame named {@code framebuffer}. */
    boolean framebuffer() default false;
}
