package app.deepscifi.api.chat;

import app.deepscifi.domain.UserId;
import java.util.UUID;

/**
 * A stream of a person, from before its first byte until it is closed. It counts from the moment that {@link Allowances} lets
 * it.
 */
record OpenStream(UUID id, UserId person, Allowances allowances) implements AutoCloseable {
    /** Counts it, and a turn with it. To be called in the transaction that begins the turn: without the one not the other. */
    void begin() {
        allowances.begin(this);
    }

    void follow() {
        allowances.follow(this);
    }

    @Override
    public void close() {
        allowances.closed(this);
    }
}
