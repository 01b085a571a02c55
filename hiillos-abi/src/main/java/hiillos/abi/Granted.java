package hiillos.abi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What every server is given: on a field, not private, of type {@link Log}, {@link Job}, {@link Vmem},
 * {@link ProcessControl}, {@link CommandLine} or {@link Environment}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Granted {}
