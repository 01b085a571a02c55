package hiillos.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a protocol's method without result: the call does not wait for the server. It fails with {@code SHOULD_WAIT} when the
 * server's queue is full; nobody learns whether the server could do it. Its arguments are at most six words and no
 * capabilities.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OneWay {}
