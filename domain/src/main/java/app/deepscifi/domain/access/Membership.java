package app.deepscifi.domain.access;

import app.deepscifi.domain.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * Who belongs to a world and who else may see it: all that is needed to answer what a caller may do there.
 *
 * @param collaborators editors and viewers; the owner is not among them
 */
public record Membership(UserId owner, Visibility visibility, Map<UserId, Role> collaborators) {
    public Membership {
        collaborators = Map.copyOf(collaborators);
        for (var role : collaborators.values()) {
            if (role != Role.EDITOR && role != Role.VIEWER) {
                throw new IllegalArgumentException("A collaborator is an editor or a viewer, not " + role);
            }
        }
    }

    /** What the caller is to this world; empty where the world does not exist for them. */
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
