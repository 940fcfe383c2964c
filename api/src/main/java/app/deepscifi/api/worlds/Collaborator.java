package app.deepscifi.api.worlds;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Role;

/**
 * A collaborator of a world, as its owner sees them.
 *
 * @param role editor or viewer
 */
record Collaborator(UserId userId, String displayName, String email, Role role) {}
