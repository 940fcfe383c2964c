package app.deepscifi.api.chat.follow.feed;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals in a stream of Redis or Valkey. The stream keeps the newest messages, so those of a short outage are received
 * later.
 */
final class RedisFeed implements TurnFeed {

    private static final String STREAM = "deepscifi:turns";
    private static final String FIELD = "message";
    private static final int KEPT = 10_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration WAIT = Duration.ofSeconds(2);

    /** Longer than the waiting time of a read. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(4);

    private final RedisClient client;
    private volatile @Nullable StatefulRedisConnection<String, String> sending;
    private @Nullable FeedThread thread;

    RedisFeed(RedisURI server) {
        server.setTimeout(ANSWER_TIMEOUT);
        this.client = RedisClient.create(server);
        client.setOptions(
            ClientOptions.builder()
                // The sender must see a failure at once; we reconnect ourselves.
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
                .build()
        );
    }

    @Override
    public void send(String message) {
        var connection = sending;
        if (connection == null) {
            throw new IllegalStateException("Redis is not connected");
        }
        var capped = new XAddArgs().maxlen(KEPT).approximateTrimming();
        connection.sync().xadd(STREAM, capped, Map.of(FIELD, message));
    }

    @Override
    public void open(Listener listener) {
        var reader = new Reader(listener);
        thread = new FeedThread("Redis", reader::listen, listener);
    }

    @Override
    public boolean connected() {
        return thread != null && thread.connected();
    }

    /** @throws RuntimeException if it does not answer */
    String ping() {
        var connection = sending;
        if (connection == null) {
            throw new IllegalStateException("Redis is not connected");
        }
        return connection.sync().ping();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.close();
        }
        client.shutdown(Duration.ZERO, ANSWER_TIMEOUT);
    }

    /** Reads the stream, and continues after an outage where it stopped. */
    private final class Reader {

        private final Listener listener;
        private String after = "";

        Reader(Listener listener) {
            this.listener = listener;
        }

        void listen(Runnable connected) {
            try (var reading = client.connect(); var writing = client.connect()) {
                if (after.isEmpty()) {
                    after = newest(reading);
                }
                sending = writing;
                connected.run();
                while (!Thread.currentThread().isInterrupted()) {
                    read(reading);
                }
            } finally {
                sending = null;
            }
        }

        private void read(StatefulRedisConnection<String, String> reading) {
            var heard = reading.sync().xread(XReadArgs.Builder.block(WAIT), StreamOffset.from(STREAM, after));
            for (var each : heard) {
                after = each.getId();
                listener.heard(each.getBody().getOrDefault(FIELD, ""));
            }
        }

        /** The id of the newest message. {@code $} would miss messages between two reads. */
        private static String newest(StatefulRedisConnection<String, String> reading) {
            var last = reading.sync().xrevrange(STREAM, Range.unbounded(), Limit.from(1));
            return last.isEmpty() ? "0-0" : last.getFirst().getId();
        }
    }
}
