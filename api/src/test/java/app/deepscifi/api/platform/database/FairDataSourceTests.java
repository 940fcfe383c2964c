package app.deepscifi.api.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairDataSourceTests {

    private static final int IMPATIENT = 250;
    private static final int PATIENT = 60_000;

    @Test
    void connections_are_granted_in_the_order_of_requests() throws Exception {
        var connections = new FairDataSource(pool(1, PATIENT));
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var threads = new ArrayList<Thread>();
        var first = connections.getConnection();
        for (var i = 0; i < 50; i++) {
            var number = i;
            var thread = Thread.ofVirtual().start(() -> serve(connections, number, served));
            while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            threads.add(thread);
        }
        assertThat(served).isEmpty();
        first.close();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(served).isSorted().hasSize(50);
    }

    @Test
    void waiting_for_a_connection_ends_with_a_timeout() throws Exception {
        var connections = new FairDataSource(pool(1, IMPATIENT));
        try (var _ = connections.getConnection()) {
            assertThatThrownBy(connections::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
        connections.getConnection().close();
    }

    @Test
    void a_connection_that_is_closed_twice_makes_room_for_one() throws Exception {
        var connections = new FairDataSource(pool(1, IMPATIENT));
        var twice = connections.getConnection();
        twice.close();
        twice.close();
        try (var _ = connections.getConnection()) {
            assertThatThrownBy(connections::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void a_database_that_is_away_takes_no_place() throws Exception {
        var failures = new ArrayList<>(List.of(new SQLException("away"), new SQLException("away")));
        var pool = new HikariDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (!failures.isEmpty()) {
                    throw failures.removeFirst();
                }
                return connection();
            }
        };
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(IMPATIENT);
        var connections = new FairDataSource(pool);
        assertThatThrownBy(connections::getConnection).hasMessage("away");
        assertThatThrownBy(connections::getConnection).hasMessage("away");
        connections.getConnection().close();
    }

    @Test
    void an_error_of_a_statement_reaches_the_caller() throws Exception {
        var connections = new FairDataSource(pool(1, IMPATIENT));
        try (var connection = connections.getConnection()) {
            assertThatThrownBy(() -> connection.prepareStatement("select")).isInstanceOf(SQLException.class);
        }
    }

    private static void serve(FairDataSource connections, int number, List<Integer> served) {
        try (var _ = connections.getConnection()) {
            served.add(number);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static HikariDataSource pool(int size, int patience) {
        var pool = new HikariDataSource() {
            @Override
            public Connection getConnection() {
                return connection();
            }
        };
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(patience);
        return pool;
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] { Connection.class },
            (_, method, _) -> {
                if (method.getName().equals("close")) {
                    return null;
                }
                throw new SQLException("No database here");
            }
        );
    }
}
