package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.ProposalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link Proposal} in a list, without its changes: those are read one by one. */
public record ProposalSummary(
    ProposalId id,
    int baseVersion,
    String reason,
    Proposal.Status status,
    AuthorName author,
    Instant createdAt,
    @Nullable Instant decidedAt,
    @Nullable Integer resultVersion,
    String decisionReason,
    @Nullable String decidedBy
) {}
