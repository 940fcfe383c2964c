package app.deepscifi.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a {@link TestPlatform} to constructors and methods that ask for one: the same for all tests of a run, so each test
 * makes its own people and worlds, and expects to find those of others. One class has it at a time: what it makes the agents
 * fail at, or looks at of what they were sent, is its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedPlatform.class)
@ResourceLock("the shared platform")
public @interface WithPlatform {}
