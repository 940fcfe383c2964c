package app.deepscifi.api.worlds;

import app.deepscifi.domain.WorldId;

/**
 * A world was deleted with all its data in the database; data elsewhere must be deleted too. Published within the
 * transaction: listen with {@code @TransactionalEventListener}, which waits for the commit.
 */
public record WorldDeleted(WorldId worldId) {}
