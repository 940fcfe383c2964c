package app.deepscifi.domain;

import java.util.UUID;

/** Names changes of canon that wait for a decision. */
public record ProposalId(UUID value) {
    public static ProposalId random() {
        return new ProposalId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
