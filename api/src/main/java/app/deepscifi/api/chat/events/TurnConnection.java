package app.deepscifi.api.chat.events;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.postgresql.PGProperty;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * A separate connection for the writes of running turns. Requests can't occupy it, and it reconnects as soon as the
 * database is back. The pool would wait for up to five seconds more, which is most of a lease.
 */
@Component
public class TurnConnection implements DisposableBean {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Maximum time for an answer of the database. Shorter than a lease. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final ReentrantLock use = new ReentrantLock();
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    TurnConnection(JdbcConnectionDetails database) {
        this.connection = new SingleConnectionDataSource(database.getJdbcUrl(), true);
        connection.setConnectionProperties(properties(database));
        this.jdbc = JdbcClient.create(connection);
    }

    /** Runs a short statement. Other callers wait. */
    public <T> T use(Function<JdbcClient, T> statement) {
        use.lock();
        try {
            return statement.apply(jdbc);
        } catch (DataAccessException e) {
            // It may be broken. A new one costs little next to a failure.
            connection.resetConnection();
            throw e;
        } finally {
            use.unlock();
        }
    }

    @Override
    public void destroy() {
        connection.destroy();
    }

    private static Properties properties(JdbcConnectionDetails database) {
        var properties = new Properties();
        if (database.getUsername() != null) {
            PGProperty.USER.set(properties, database.getUsername());
        }
        if (database.getPassword() != null) {
            PGProperty.PASSWORD.set(properties, database.getPassword());
        }
        PGProperty.APPLICATION_NAME.set(properties, "deepscifi-turns");
        PGProperty.CONNECT_TIMEOUT.set(properties, Math.toIntExact(CONNECT_TIMEOUT.toSeconds()));
        PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(ANSWER_TIMEOUT.toSeconds()));
        return properties;
    }
}
