package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.world.Proposal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Proposal}, to be shown. */
@Schema(name = "Proposal")
public record ProposalView(
    ProposalId id,
    WorldId worldId,
    int baseVersion,
    List<Change> changes,
    String reason,
    Proposal.Status status,
    AuthorName author,
    Instant createdAt,
    @Nullable Instant decidedAt,
    @Nullable Integer resultVersion
) {
    static ProposalView of(Proposal proposal, @Nullable String authorName) {
        return new ProposalView(
            proposal.id(),
            proposal.worldId(),
            proposal.baseVersion(),
            proposal.changes(),
            proposal.reason(),
            proposal.status(),
            AuthorName.of(proposal.author(), authorName),
            proposal.createdAt(),
            proposal.decidedAt(),
            proposal.resultVersion()
        );
    }
}
