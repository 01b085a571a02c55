package hiillos.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose calls cross processes. For {@code interface Led} the build makes {@code LedProxy}, which clients
 * hold, and {@code LedDispatcher}, which calls a server's implementation; both have a constant {@code VERSION}, a hash
 * of all that is part of the wire format.
 *
 * <p>Every method must declare {@code throws StatusException}. Arguments and results may be {@code int}, {@code long},
 * {@code short}, {@code byte}, {@code char}, {@code boolean}, {@code String}, enums, records of such types, and arrays
 * of any of these; nothing may be null. Operations are numbered from 1 in the order of their declaration.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Protocol {}
