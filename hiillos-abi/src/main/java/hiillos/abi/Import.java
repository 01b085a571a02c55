package hiillos.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A service that the server calls: on a field, not private, whose type is a {@link Protocol} interface. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Import {
    /** The name under which another server exports it. */
    String name();

    /** Whether the server cannot start without; the field of an absent optional import is null. */
    boolean required() default true;

    /** What a call sees when the exporting server is restarted meanwhile. */
    Restart restart() default Restart.FAIL;

    /** Behaviour of calls over a restart of the exporter. */
    enum Restart {
        /** The call fails with a {@link StatusException}. */
        FAIL,
        /** The call is made again. */
        RETRY
    }
}
