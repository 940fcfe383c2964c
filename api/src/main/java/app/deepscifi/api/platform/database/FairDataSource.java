package app.deepscifi.api.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Grants connections in the order of requests. The pool alone does not: a running thread may take the connection for
 * which another was just woken. With hundreds of virtual threads, some then wait until their timeout although each
 * connection is returned within a millisecond.
 */
final class FairDataSource extends DelegatingDataSource {

    private final Semaphore places;
    private final Duration patience;

    /** @param pool never asked for more connections than its size */
    FairDataSource(HikariDataSource pool) {
        super(pool);
        this.places = new Semaphore(pool.getMaximumPoolSize(), true);
        this.patience = Duration.ofMillis(pool.getConnectionTimeout());
    }

    @Override
    public Connection getConnection() throws SQLException {
        enter();
        var left = new AtomicBoolean();
        try {
            return leaving(super.getConnection(), left);
        } catch (SQLException | RuntimeException | Error e) {
            leave(left);
            throw e;
        }
    }

    private void enter() throws SQLException {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("No connection was free for " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while no connection was free", e);
        }
    }

    private void leave(AtomicBoolean left) {
        if (left.compareAndSet(false, true)) {
            places.release();
        }
    }

    /** A connection that frees its place once, when it is closed. */
    private Connection leaving(Connection connection, AtomicBoolean left) {
        InvocationHandler handler = (_, method, arguments) -> {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (method.getName().equals("close")) {
                    leave(left);
                }
            }
        };
        return (Connection) Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] { Connection.class },
            handler
        );
    }
}
