package app.deepscifi.api.platform.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.TransactionException;

/** Retries while the database is away for a moment, for example during a failover. */
public final class DatabasePatience {

    /** Maximum time from the first attempt. It is longer than a failover, and as long as a person waits. */
    static final Duration LONGEST = Duration.ofSeconds(12);

    private static final RetryTemplate RETRIES = new RetryTemplate(
        RetryPolicy.builder()
            .includes(
                List.of(
                    DataAccessResourceFailureException.class,
                    RecoverableDataAccessException.class,
                    TransactionException.class
                )
            )
            .delay(Duration.ofMillis(250))
            .maxRetries(1_000)
            .timeout(LONGEST)
            .build()
    );

    private DatabasePatience() {}

    /**
     * @param work may run twice: after a broken connection, it is unknown whether the first attempt completed
     * @throws RuntimeException the error of the last attempt
     */
    public static <T> T with(Supplier<T> work) {
        return RETRIES.invoke(work);
    }

    public static void with(Runnable work) {
        RETRIES.invoke(work);
    }
}
