package app.deepscifi.api.worlds.proposals;

import static app.deepscifi.api.platform.web.AccessRule.PROPOSAL_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.PROPOSAL_MEMBER;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_MEMBER;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Edit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ProposalsController {

    private final Proposals proposals;
    private final LargeAnswers answers;

    ProposalsController(Proposals proposals, LargeAnswers answers) {
        this.proposals = proposals;
        this.answers = answers;
    }

    @Access(WORLD_MEMBER)
    @GetMapping("/worlds/{worldId}/proposals")
    Page<ProposalSummary> listProposals(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @RequestParam(required = false) Proposal.@Nullable Status status,
        PageRequest page
    ) {
        return proposals.list(caller, worldId, status, page);
    }

    @Access(PROPOSAL_MEMBER)
    @GetMapping("/proposals/{proposalId}")
    ProposalView getProposal(Caller.Person caller, @PathVariable ProposalId proposalId, HttpServletRequest request) {
        answers.reserve(request, proposals.bytes(caller, proposalId));
        return proposals.read(caller, proposalId);
    }

    /**
     * @param addresses which of the changes; all where it is absent
     * @param edits     other words for some of the changes, also for those in conflict
     * @param version   the version of the world that the edits were written for; the newest where it is absent
     */
    record ProposalChoice(@Nullable Set<Address> addresses, @Nullable List<Edit> edits, @Nullable Integer version) {
        ProposalChoice {
            var checks = new Checks();
            CanonLog.checkEdits(checks, edits, "edits");
            checks.done();
        }

        Proposals.Choice choice() {
            return new Proposals.Choice(addresses, edits == null ? List.of() : edits, version);
        }
    }

    /** Accepts all changes, some of them, or some in other words. */
    @Access(PROPOSAL_CHANGE)
    @PostMapping("/proposals/{proposalId}/accept")
    Proposal acceptProposal(
        Caller.Person caller,
        @PathVariable ProposalId proposalId,
        @RequestBody(required = false) @Nullable ProposalChoice body
    ) {
        return proposals.accept(caller, proposalId, body == null ? Proposals.Choice.ALL : body.choice());
    }

    /** @param reason why; it is kept and shown */
    record ProposalRejection(@Nullable String reason) {}

    @Access(PROPOSAL_CHANGE)
    @PostMapping("/proposals/{proposalId}/reject")
    Proposal rejectProposal(
        Caller.Person caller,
        @PathVariable ProposalId proposalId,
        @RequestBody(required = false) @Nullable ProposalRejection body
    ) {
        var reason = body == null ? null : body.reason();
        return proposals.reject(caller, proposalId, reason == null ? "" : reason);
    }
}
