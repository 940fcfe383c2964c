package app.deepscifi.api.platform.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.TransactionException;

/** Waits for a database that is away for a moment, such as while another one takes its place. */
public final class DatabasePatience {

    /** From the first try on. It is more than such a change takes, and as much as a person waits. */
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
     * @param work may happen twice: whether the first time came to its end is not known where the connection broke
     * @throws RuntimeException what the last try threw
     */
    public static <T> T with(Supplier<T> work) {
        return RETRIES.invoke(work);
    }

    public static void with(Runnable work) {
        RETRIES.invoke(work);
    }
}
