package app.deepscifi.api.chat.follow.feed;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signals by {@code NOTIFY} and {@code LISTEN}. {@code LISTEN} needs its own connection. */
final class PostgresFeed implements TurnFeed {

    private static final String CHANNEL = "deepscifi_turns";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Silence after which the connection is checked; the check may take as long again. */
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private final JdbcConnectionDetails database;
    private final JdbcClient jdbc;
    private @Nullable FeedThread thread;

    PostgresFeed(JdbcConnectionDetails database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    @Override
    public void send(String message) {
        jdbc.sql("select 1 from (select pg_notify(:channel, :message)) sent")
            .param("channel", CHANNEL)
            .param("message", message)
            .query(Integer.class)
            .single();
    }

    @Override
    public void open(Listener listener) {
        thread = new FeedThread("PostgreSQL", connected -> listen(listener, connected), listener);
    }

    @Override
    public boolean connected() {
        return thread != null && thread.connected();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.close();
        }
    }

    private void listen(Listener listener, Runnable connected) throws SQLException {
        try (
            var connection = DriverManager.getConnection(database.getJdbcUrl(), properties());
            var statement = connection.createStatement()
        ) {
            statement.execute("listen " + CHANNEL);
            connected.run();
            var notifications = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                var heard = notifications.getNotifications(Math.toIntExact(SILENCE.toMillis()));
                if (heard.length == 0 && !connection.isValid(Math.toIntExact(ANSWER_TIMEOUT.toSeconds()))) {
                    throw new SQLException("The connection is broken");
                }
                for (var each : heard) {
                    listener.heard(each.getParameter());
                }
            }
        }
    }

    private Properties properties() {
        var properties = new Properties();
        if (database.getUsername() != null) {
            PGProperty.USER.set(properties, database.getUsername());
        }
        if (database.getPassword() != null) {
            PGProperty.PASSWORD.set(properties, database.getPassword());
        }
        PGProperty.APPLICATION_NAME.set(properties, "deepscifi-feed");
        PGProperty.CONNECT_TIMEOUT.set(properties, Math.toIntExact(CONNECT_TIMEOUT.toSeconds()));
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }
}
