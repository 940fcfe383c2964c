package app.deepscifi.api.worlds.proposals;

import static app.deepscifi.api.platform.web.AccessRule.PROPOSAL_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.PROPOSAL_MEMBER;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_MEMBER;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Address;
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

    ProposalsController(Proposals proposals) {
        this.proposals = proposals;
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
    Proposal getProposal(Caller.Person caller, @PathVariable ProposalId proposalId) {
        return proposals.read(caller, proposalId);
    }

    /** @param addresses which of the changes; all where it is absent */
    record ProposalChoice(@Nullable Set<Address> addresses) {}

    @Access(PROPOSAL_CHANGE)
    @PostMapping("/proposals/{proposalId}/accept")
    Proposal acceptProposal(
        Caller.Person caller,
        @PathVariable ProposalId proposalId,
        @RequestBody(required = false) @Nullable ProposalChoice body
    ) {
        return proposals.accept(caller, proposalId, body == null ? null : body.addresses());
    }

    @Access(PROPOSAL_CHANGE)
    @PostMapping("/proposals/{proposalId}/reject")
    Proposal rejectProposal(Caller.Person caller, @PathVariable ProposalId proposalId) {
        return proposals.reject(caller, proposalId);
    }
}
