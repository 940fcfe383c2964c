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
 * Injects a {@link TestPlatform} into constructors and methods. All tests of a run share it, so each test creates its
 * own people and worlds, and must expect those of others. Classes run in parallel on it. A class that makes agents
 * fail, reads their requests, or restarts the platform also needs {@link Alone}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedPlatform.class)
@ResourceLock(value = WithPlatform.PLATFORM, mode = ResourceAccessMode.READ)
public @interface WithPlatform {
    String PLATFORM = "the shared platform";

    /** No other class uses the shared platform at the same time. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @ResourceLock(PLATFORM)
    @interface Alone {}
}
