package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.WorldId;

/**
 * A world has a new version of its canon, the first included. Published within the transaction: listen with {@code
 * @TransactionalEventListener}, which waits for the commit.
 */
public record CanonChanged(WorldId worldId, int version) {}
