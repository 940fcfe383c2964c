package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.api.worlds.EditConflict;
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
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.fork.Fork;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Changes of canon that wait for a decision. */
@NamedInterface("proposals")
@Service
public class Proposals {

    private static final int MAX_OPEN = 100;
    /** Beside those of agents, so that strangers never keep an agent from proposing. */
    private static final int MAX_OPEN_OFFERS = 20;
    private static final int MAX_OPEN_OFFERS_OF_ONE = 3;

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
            null,
            "",
            null
        );
        if (world.autoAccept()) {
            var number = log.commit(world, changes, author, reason);
            proposal = proposal.decided(Proposal.Status.ACCEPTED, now(), number, "", agentFor.displayName());
        } else if (store.countOpen(worldId, Author.Kind.AGENT) >= MAX_OPEN) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                MAX_OPEN + " proposals wait for a decision: accept or reject some of them first."
            );
        }
        storage.addHistory(worldId, store.insert(proposal, author, null));
        return proposal;
    }

    /**
     * Stores what a fork has changed as a proposal of a person in its origin. Everybody who may read the origin and change the
     * fork may offer; those who may change the origin decide.
     *
     * @param addresses which of the changes; null for all
     * @throws ProblemException conflict where the world is no fork of one that the caller may read, or too many offers wait
     * @throws InvalidInput     where nothing is left to offer
     */
    @Transactional
    public Proposal offer(Caller.Person caller, WorldId forkId, @Nullable Set<Address> addresses, String reason) {
        new Checks().atMost("reason", reason, Entry.STATEMENT_LENGTH).done();
        var fork = worlds.require(caller, forkId, Action.CHANGE);
        var origin = fork.origin();
        if (origin == null) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                "This world is no fork of a world that you can read, so there is nobody to offer its changes to."
            );
        }
        worldStore.lock(origin.worldId());
        var world = worlds.require(caller, origin.worldId(), Action.READ);
        requireFewOffers(caller, world);
        var changes = offered(world, origin.version(), fork, addresses);
        var author = Author.person(caller.id());
        var proposal = new Proposal(
            ProposalId.random(),
            world.id(),
            origin.version(),
            changes,
            reason.strip(),
            Proposal.Status.OPEN,
            AuthorName.of(author, caller.displayName()),
            now(),
            null,
            null,
            "",
            null
        );
        storage.addHistory(world.id(), store.insert(proposal, author, forkId));
        return proposal;
    }

    private void requireFewOffers(Caller.Person caller, WorldView world) {
        if (store.countOpen(world.id(), Author.Kind.PERSON, caller.id()) >= MAX_OPEN_OFFERS_OF_ONE) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                MAX_OPEN_OFFERS_OF_ONE + " offers of yours wait there for a decision: wait for one of them first."
            );
        }
        if (store.countOpen(world.id(), Author.Kind.PERSON) >= MAX_OPEN_OFFERS) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                MAX_OPEN_OFFERS + " offers wait there for a decision: try again when some are decided."
            );
        }
    }

    /** The changes of the fork that its origin does not have yet. Those in conflict stay: whoever decides sees both texts. */
    private List<Change> offered(WorldView world, int version, WorldView fork, @Nullable Set<Address> addresses) {
        var base = versions.find(world.id(), version).orElseThrow(ProblemException::notFound).canon();
        var all = world.canon().open(base.plan(Fork.offered(base, fork.canon())));
        var changes = addresses == null ? all : Proposal.chosen(all, addresses);
        if (changes.isEmpty()) {
            throw new InvalidInput("addresses", "has nothing to offer: the origin has all changes of this world");
        }
        var checks = new Checks();
        checks.count("addresses", changes.size(), CanonLog.MAX_EDITS);
        checks.done();
        if (world.canon().conflicting(changes).isEmpty()) {
            log.changed(world.canon(), changes);
        }
        return changes;
    }

    /** Lists the offers of a fork, newest first; only for members of the fork. */
    @Transactional(readOnly = true)
    public Page<ProposalSummary> offersOf(Caller caller, WorldId forkId, PageRequest page) {
        worlds.requireHeader(caller, forkId, Action.TALK);
        return store.ofFork(forkId, page);
    }

    /** Lists newest first; only for members of the world. */
    Page<ProposalSummary> list(Caller caller, WorldId worldId, Proposal.@Nullable Status status, PageRequest page) {
        worlds.requireHeader(caller, worldId, Action.TALK);
        return store.list(worldId, status, page);
    }

    /** @return the size of what {@link #read} reads, in bytes; only for members of the world */
    long bytes(Caller caller, ProposalId id) {
        return worlds.requireHeader(caller, origin(id).world(), Action.TALK).canonBytes();
    }

    /** Only for members of the world. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    ProposalView read(Caller caller, ProposalId id) {
        var world = worlds.require(caller, origin(id).world(), Action.TALK);
        var proposal = find(id);
        return proposal.status() == Proposal.Status.OPEN
            ? new ProposalView(proposal, world.version(), EditConflict.of(world.canon(), proposal.changes()))
            : new ProposalView(proposal, null, List.of());
    }

    /**
     * Which changes of a proposal are accepted, and in which words.
     *
     * @param addresses which of its changes; null for all
     * @param edits     other words for some of them
     * @param version   the version that these were written for; null for the newest
     */
    record Choice(@Nullable Set<Address> addresses, List<Edit> edits, @Nullable Integer version) {
        static final Choice ALL = new Choice(null, List.of(), null);
    }

    /** @throws ProblemException proposal-conflict with both texts where somebody has changed the same entry since */
    @Transactional
    Proposal accept(Caller.Person caller, ProposalId id, Choice choice) {
        var found = open(caller, id);
        var proposal = found.proposal();
        var chosen = choice.addresses() == null ? proposal.changes() : proposal.chosen(choice.addresses());
        var changes = accepted(found.world(), chosen, choice);
        portraits.check(found.world().id(), changes);
        var number = log.commit(found.world(), changes, found.author(), proposal.reason());
        return decide(caller, proposal, Proposal.Status.ACCEPTED, number, "");
    }

    /** The chosen changes, with the words of the edits in place of theirs, as they are to be made to the newest version. */
    private List<Change> accepted(WorldView world, List<Change> chosen, Choice choice) {
        var edits = choice
            .edits()
            .stream()
            .collect(Collectors.toMap(Edit::address, edit -> edit));
        if (!chosen.stream().map(Change::address).toList().containsAll(edits.keySet())) {
            throw new InvalidInput("edits", "must be at addresses of the changes that are accepted");
        }
        var base = edits.isEmpty() ? world.canon() : canonOf(world, choice.version(), "version");
        var changes = Stream.concat(
            chosen.stream().filter(change -> !edits.containsKey(change.address())),
            base.plan(choice.edits()).stream()
        ).toList();
        var conflicts = EditConflict.of(world.canon(), changes);
        if (!conflicts.isEmpty()) {
            throw CanonLog.conflict(conflicts);
        }
        return world.canon().rebase(changes);
    }

    @Transactional
    Proposal reject(Caller.Person caller, ProposalId id, String reason) {
        new Checks().atMost("reason", reason, Entry.STATEMENT_LENGTH).done();
        return decide(caller, open(caller, id).proposal(), Proposal.Status.REJECTED, null, reason.strip());
    }

    private List<Change> planned(WorldView world, @Nullable Integer baseVersion, List<Edit> edits) {
        var changes = canonOf(world, baseVersion, "baseVersion").plan(edits);
        if (changes.isEmpty()) {
            throw new InvalidInput("changes", "would change nothing: all of this is canon already");
        }
        log.changed(world.canon(), changes);
        portraits.check(world.id(), changes);
        return changes;
    }

    /** @param version null for the newest */
    private Canon canonOf(WorldView world, @Nullable Integer version, String field) {
        if (version == null || version == world.version()) {
            return world.canon();
        }
        return versions
            .find(world.id(), version)
            .orElseThrow(() -> new InvalidInput(field, "is no version of this world"))
            .canon();
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

    private Proposal decide(
        Caller.Person by,
        Proposal open,
        Proposal.Status status,
        @Nullable Integer resultVersion,
        String reason
    ) {
        var decided = open.decided(status, now(), resultVersion, reason, by.displayName());
        store.update(decided, by.id());
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
