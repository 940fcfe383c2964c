package app.deepscifi.domain.world;

import app.deepscifi.domain.Author;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.ChangeConflict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that wait for the decision of somebody who may change the world.
 *
 * @param baseVersion   the version they were made against
 * @param decidedAt     null while it is open
 * @param resultVersion the version that accepting it made; null where none was
 */
public record Proposal(
    ProposalId id,
    WorldId worldId,
    int baseVersion,
    List<Change> changes,
    String reason,
    Author author,
    Status status,
    Instant createdAt,
    @Nullable Instant decidedAt,
    @Nullable Integer resultVersion
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
     * The changes to make when only these addresses are accepted.
     *
     * @throws InvalidInput where an address is not part of this proposal, or none is named
     */
    public List<Change> chosen(Set<Address> addresses) {
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

    /**
     * @return the canon with the chosen changes
     *
     * @throws ChangeConflict where the canon has moved on at one of their addresses
     * @throws InvalidInput   where the result would not hold together
     */
    public static Canon accepted(Canon current, List<Change> chosen) {
        var result = current.apply(chosen);
        result.requireRemoved(chosen);
        result.requireSound();
        return result;
    }
}
