package app.deepscifi.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The test says something about several sessions or row locks, which PGlite, one session for all connections, can't show.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("server-database")
@EnabledIfEnvironmentVariable(
    named = TestDatabase.VARIABLE,
    matches = ".+",
    disabledReason = "It needs a PostgreSQL server with several sessions: set DATABASE_URL to one"
)
public @interface NeedsServerDatabase {}
