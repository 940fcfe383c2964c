package app.deepscifi.api.worlds.proposals;

import app.deepscifi.domain.world.Proposal;
import org.jspecify.annotations.Nullable;

/** @param authorName null where the account is gone */
record StoredProposal(Proposal proposal, @Nullable String authorName) {
    ProposalView view() {
        return ProposalView.of(proposal, authorName);
    }
}
