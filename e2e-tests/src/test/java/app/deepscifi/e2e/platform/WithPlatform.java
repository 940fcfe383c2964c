package app.deepscifi.e2e.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a {@link TestPlatform} to constructors and methods that ask for one: the same for all tests of a run, so each test
 * makes its own people and worlds, and expects to find those of others. Classes have it side by side; one that makes the
 * agents fail, looks at what they were sent, or restarts it says {@link Alone} too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedPlatform.class)
@ResourceLock(value = WithPlatform.PLATFORM, mode = ResourceAccessMode.READ)
public @interface WithPlatform {
    String PLATFORM = "the shared platform";

    /** No other class has the shared platform meanwhile. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @ResourceLock(PLATFORM)
    @interface Alone {}
}
