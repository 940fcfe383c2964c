package app.deepscifi.api.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the callers of an operation. Every handler method has it; {@code x-access} of the OpenAPI document repeats it, and the
 * generated access tests read it there. It declares the rule: the policy still has to be asked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {
    AccessRule value();
}
