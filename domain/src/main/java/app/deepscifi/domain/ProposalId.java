package app.deepscifi.domain;

import java.util.UUID;

/** The id of a proposal to change canon. */
public record ProposalId(UUID value) {
    public static ProposalId random() {
        return new ProposalId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
