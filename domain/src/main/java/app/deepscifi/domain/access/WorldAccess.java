package app.deepscifi.domain.access;

import app.deepscifi.domain.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * The members and the visibility of a world: they decide who may read it and, with {@link Role#may}, who may do what.
 * {@code WorldStore} and {@code FileStore} repeat one rule in SQL: which worlds are public.
 *
 * @param collaborators editors and viewers; the owner is not among them
 */
public record WorldAccess(UserId owner, Visibility visibility, Map<UserId, Role> collaborators) {
    public WorldAccess {
        collaborators = Map.copyOf(collaborators);
        for (var role : collaborators.values()) {
            if (role != Role.EDITOR && role != Role.VIEWER) {
                throw new IllegalArgumentException("A collaborator is an editor or a viewer, not " + role);
            }
        }
    }

    /** @return the role of the caller; empty if the world does not exist for them */
    public Optional<Role> roleOf(Caller caller) {
        if (caller instanceof Caller.Person person) {
            if (person.id().equals(owner)) {
                return Optional.of(Role.OWNER);
            }
            var role = collaborators.get(person.id());
            if (role != null) {
                return Optional.of(role);
            }
        }
        return switch (visibility) {
            case PUBLIC, UNLISTED -> Optional.of(Role.READER);
            case PRIVATE -> Optional.empty();
        };
    }
}
