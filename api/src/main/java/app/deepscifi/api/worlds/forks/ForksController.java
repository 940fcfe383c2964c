package app.deepscifi.api.worlds.forks;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_FORK;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_MEMBER;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.proposals.Proposal;
import app.deepscifi.api.worlds.proposals.ProposalSummary;
import app.deepscifi.api.worlds.proposals.Proposals;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Entry;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}")
class ForksController {

    private final Forks forks;
    private final Proposals proposals;

    ForksController(Forks forks, Proposals proposals) {
        this.forks = forks;
        this.proposals = proposals;
    }

    /**
     * @param name    of the new world; that of the other one where it is absent
     * @param version which version of the other world; the newest where it is absent
     */
    record WorldFork(@Nullable String name, @Nullable Integer version) {
        WorldFork {
            var checks = new Checks();
            if (name != null) {
                checks.text("name", name, Entry.NAME_LENGTH);
            }
            checks.done();
        }
    }

    /** Makes a private world of the caller with the canon of this one, without its pictures and stories. */
    @Access(WORLD_FORK)
    @PostMapping("/fork")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WorldView> forkWorld(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @RequestBody(required = false) @Nullable WorldFork body,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key
    ) {
        var asked = body == null ? new WorldFork(null, null) : body;
        var world = forks.fork(caller, worldId, asked.version(), asked.name(), key);
        return ResponseEntity.created(URI.create("/api/worlds/" + world.id()))
            .eTag(IfMatch.etag(world.version()))
            .body(world);
    }

    @Access(WORLD_MEMBER)
    @GetMapping("/offers")
    Page<ProposalSummary> listOffers(Caller.Person caller, @PathVariable WorldId worldId, PageRequest page) {
        return proposals.offersOf(caller, worldId, page);
    }

    /**
     * @param addresses which changes of the fork; all where it is absent
     * @param reason    for those who decide
     */
    record WorldOffer(@Nullable Set<Address> addresses, @Nullable String reason) {}

    /** Offers the changes of a fork to the world that it was forked from, as a proposal there. */
    @Access(WORLD_CHANGE)
    @PostMapping("/offers")
    @ResponseStatus(HttpStatus.CREATED)
    Proposal offerChanges(Caller.Person caller, @PathVariable WorldId worldId, @RequestBody WorldOffer body) {
        return proposals.offer(caller, worldId, body.addresses(), body.reason() == null ? "" : body.reason());
    }
}
