package app.deepscifi.api.worlds;

import app.deepscifi.domain.WorldId;

/**
 * Somebody may have lost a right in a world: a collaborator was removed or has another role, or others may not see it any
 * more. Published within the transaction: listen with {@code @TransactionalEventListener}, which waits for the commit.
 */
public record WorldRightsChanged(WorldId worldId) {}
