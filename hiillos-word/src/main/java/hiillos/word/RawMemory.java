package hiillos.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fence around raw memory: only a class, or a package, that carries this may call {@link Memory}. The compiler refuses
 * it elsewhere. Classes of the Java class library that the runtime replaces are inside the fence.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface RawMemory {
    /** Why this code needs addresses instead of objects. */
    String reason();
}
