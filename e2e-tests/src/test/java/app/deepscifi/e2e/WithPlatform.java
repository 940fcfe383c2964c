package app.deepscifi.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a {@link TestPlatform} to constructors and methods that ask for one: the same for all tests of a run, so each test
 * makes its own people and worlds, and expects to find those of others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedPlatform.class)
public @interface WithPlatform {}
