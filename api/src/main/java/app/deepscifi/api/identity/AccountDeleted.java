package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;

/**
 * Somebody deletes their account. Published inside the transaction, while their rows are still there: what they own in the
 * database goes with them by foreign keys, what lives elsewhere is for the listener to remove after commit.
 */
public record AccountDeleted(UserId userId) {}
