package app.deepscifi.api.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares who may call an operation. Every handler method has it; {@code x-access} of the OpenAPI document repeats it
 * for the generated access tests. It only declares the rule: the method must still ask the policy.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {
    AccessRule value();
}
