package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;

/**
 * An account is being deleted. Published inside the transaction, while its rows still exist. Foreign keys delete its
 * data in the database; listeners remove data elsewhere after the commit.
 */
public record AccountDeleted(UserId userId) {}
