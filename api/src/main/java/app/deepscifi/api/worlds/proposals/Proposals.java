package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.api.worlds.WorldStorage;
import app.deepscifi.api.worlds.WorldStore;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.api.worlds.canon.Portraits;
import app.deepscifi.api.worlds.canon.VersionStore;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of canon that wait for a decision. */
@NamedInterface("proposals")
@Service
public class Proposals {

    private static final int MAX_OPEN = 100;

    private final Worlds worlds;
    private final WorldStore worldStore;
    private final VersionStore versions;
    private final CanonLog log;
    private final Portraits portraits;
    private final ProposalStore store;
    private final WorldStorage storage;
    private final Clock clock;

    Proposals(
        Worlds worlds,
        WorldStore worldStore,
        VersionStore versions,
        CanonLog log,
        Portraits portraits,
        ProposalStore store,
        WorldStorage storage,
        Clock clock
    ) {
        this.worlds = worlds;
        this.worldStore = worldStore;
        this.versions = versions;
        this.log = log;
        this.portraits = portraits;
        this.store = store;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Stores changes that the agent of this person proposes. In a world with automatic acceptance, they are applied at
     * once.
     *
     * @param baseVersion the version that the agent has read; null for the current one
     * @throws InvalidInput     if nothing would change, or the canon would become invalid
     * @throws ProblemException if the person may not change this world
     */
    @Transactional
    public Proposal propose(
        Caller.Person agentFor,
        WorldId worldId,
        @Nullable Integer baseVersion,
        List<Edit> edits,
        String reason
    ) {
        var checks = new Checks().atMost("reason", reason, Entry.STATEMENT_LENGTH);
        CanonLog.checkEdits(checks, edits);
        checks.done();
        worldStore.lock(worldId);
        var world = worlds.require(agentFor, worldId, Action.CHANGE);
        var changes = planned(world, baseVersion, edits);
        var author = Author.agentFor(agentFor.id());
        var proposal = new Proposal(
            ProposalId.random(),
            worldId,
            baseVersion == null ? world.version() : baseVersion,
            changes,
            reason,
            Proposal.Status.OPEN,
            AuthorName.of(author, agentFor.displayName()),
            now(),
            null,
            null
        );
        if (world.autoAccept()) {
            var number = log.commit(world, changes, author, reason);
            proposal = proposal.decided(Proposal.Status.ACCEPTED, now(), number);
        } else if (store.countOpen(worldId) >= MAX_OPEN) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                MAX_OPEN + " proposals wait for a decision: accept or reject some of them first."
            );
        }
        storage.addHistory(worldId, store.insert(proposal, author));
        return proposal;
    }

    /** Lists newest first; only for members of the world. */
    Page<ProposalSummary> list(Caller caller, WorldId worldId, Proposal.@Nullable Status status, PageRequest page) {
        worlds.requireHeader(caller, worldId, Action.TALK);
        return store.list(worldId, status, page);
    }

    /** Only for members of the world. */
    Proposal read(Caller caller, ProposalId id) {
        worlds.requireHeader(caller, origin(id).world(), Action.TALK);
        return find(id);
    }

    /** @param addresses which of its changes; null for all */
    @Transactional
    public Proposal accept(Caller.Person caller, ProposalId id, @Nullable Set<Address> addresses) {
        var found = open(caller, id);
        var chosen = addresses == null ? found.proposal().changes() : found.proposal().chosen(addresses);
        var number = log.commit(found.world(), chosen, found.author(), found.proposal().reason());
        return decide(found.proposal(), Proposal.Status.ACCEPTED, number);
    }

    @Transactional
    public Proposal reject(Caller.Person caller, ProposalId id) {
        return decide(open(caller, id).proposal(), Proposal.Status.REJECTED, null);
    }

    private List<Change> planned(WorldView world, @Nullable Integer baseVersion, List<Edit> edits) {
        var base = world.canon();
        if (baseVersion != null && baseVersion != world.version()) {
            base = versions
                .find(world.id(), baseVersion)
                .orElseThrow(() -> new InvalidInput("baseVersion", "is no version of this world"))
                .canon();
        }
        var changes = base.plan(edits);
        if (changes.isEmpty()) {
            throw new InvalidInput("changes", "would change nothing: all of this is canon already");
        }
        log.changed(world.canon(), changes);
        portraits.check(world.id(), changes);
        return changes;
    }

    private record Open(Proposal proposal, Author author, WorldView world) {}

    /** The proposal with its world locked, so that it is decided only once. */
    private Open open(Caller.Person caller, ProposalId id) {
        var origin = origin(id);
        worldStore.lock(origin.world());
        var world = worlds.require(caller, origin.world(), Action.CHANGE);
        var proposal = find(id);
        if (proposal.status() != Proposal.Status.OPEN) {
            throw new ProblemException(
                ProblemCode.PROPOSAL_DECIDED,
                "This proposal was " +
                    (proposal.status() == Proposal.Status.ACCEPTED ? "accepted" : "rejected") +
                    " before."
            );
        }
        return new Open(proposal, origin.author(), world);
    }

    private Proposal decide(Proposal open, Proposal.Status status, @Nullable Integer resultVersion) {
        var decided = open.decided(status, now(), resultVersion);
        store.update(decided);
        return decided;
    }

    private ProposalStore.Origin origin(ProposalId id) {
        return store.origin(id).orElseThrow(ProblemException::notFound);
    }

    private Proposal find(ProposalId id) {
        return store.find(id).orElseThrow(ProblemException::notFound);
    }

    /** With the precision of the database, so that this response and later ones are equal. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
