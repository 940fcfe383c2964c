package app.deepscifi.api.worlds;

import app.deepscifi.domain.WorldId;

/**
 * A world is gone with everything the database held of it. What is kept elsewhere has to follow. Published within the
 * transaction: listen with {@code @TransactionalEventListener}, which waits for the commit.
 */
public record WorldDeleted(WorldId worldId) {}
