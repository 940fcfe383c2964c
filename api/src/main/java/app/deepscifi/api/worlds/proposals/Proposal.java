package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that wait for the decision of a person who may change the world.
 *
 * @param baseVersion   the version they are based on
 * @param decidedAt     null while it is open
 * @param resultVersion the version that was made by accepting it; null if there is none
 * @param decisionReason why it was decided so; empty where nobody said
 * @param decidedBy     the name of the person who decided; null while it is open
 */
public record Proposal(
    ProposalId id,
    WorldId worldId,
    int baseVersion,
    List<Change> changes,
    String reason,
    Status status,
    AuthorName author,
    Instant createdAt,
    @Nullable Instant decidedAt,
    @Nullable Integer resultVersion,
    String decisionReason,
    @Nullable String decidedBy
) {
    public enum Status {
        OPEN,
        ACCEPTED,
        REJECTED,
    }

    public Proposal {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the changes at these addresses.
     *
     * @throws InvalidInput if an address is not part of this proposal, or none is named
     */
    List<Change> chosen(Set<Address> addresses) {
        return chosen(changes, addresses);
    }

    /** The same of other changes. */
    static List<Change> chosen(List<Change> changes, Set<Address> addresses) {
        if (addresses.isEmpty()) {
            throw new InvalidInput("addresses", "names no change: reject the proposal instead");
        }
        for (var address : addresses) {
            if (changes.stream().noneMatch(change -> change.address().equals(address))) {
                throw new InvalidInput("addresses", address + " is not part of this proposal");
            }
        }
        return changes
            .stream()
            .filter(change -> addresses.contains(change.address()))
            .toList();
    }

    /** Returns this proposal with the decision. */
    Proposal decided(Status decision, Instant at, @Nullable Integer version, String why, String by) {
        return new Proposal(
            id,
            worldId,
            baseVersion,
            changes,
            reason,
            decision,
            author,
            createdAt,
            at,
            version,
            why,
            by
        );
    }
}
