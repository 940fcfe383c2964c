package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.worlds.EditConflict;
import app.deepscifi.domain.canon.Canon;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal, and where it can't be accepted as it is.
 *
 * @param worldVersion the version that it was compared with; null where it is decided
 * @param conflicts    the entries that somebody has changed since; none where it is decided
 */
record ProposalView(@JsonUnwrapped Proposal proposal, @Nullable Integer worldVersion, List<EditConflict> conflicts) {}
