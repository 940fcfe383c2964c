package app.deepscifi.api.worlds;

import app.deepscifi.api.identity.AccountDeleted;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.api.worlds.canon.Portraits;
import app.deepscifi.api.worlds.canon.VersionStore;
import app.deepscifi.api.worlds.drafts.DraftStore;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.DraftId;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.ChangeConflict;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.fork.Fork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Worlds as a caller may see and change them. */
@Service
public class Worlds {

    private static final int MAX_OWNED = 1_000;

    private final WorldStore store;
    private final CanonLog log;
    private final VersionStore versions;
    private final Portraits portraits;
    private final DraftStore drafts;
    private final WorldStorage storage;
    private final IdempotencyKeys keys;
    private final ApplicationEventPublisher events;

    Worlds(
        WorldStore store,
        CanonLog log,
        VersionStore versions,
        Portraits portraits,
        DraftStore drafts,
        WorldStorage storage,
        IdempotencyKeys keys,
        ApplicationEventPublisher events
    ) {
        this.store = store;
        this.log = log;
        this.versions = versions;
        this.portraits = portraits;
        this.drafts = drafts;
        this.storage = storage;
        this.keys = keys;
        this.events = events;
    }

    /**
     * The world, if the caller may do this with it.
     *
     * @throws ProblemException not-found if the caller can't see it, forbidden if they can see it but have no right
     */
    public WorldView require(Caller caller, WorldId id, Action action) {
        var world = store.find(id, caller).orElseThrow(ProblemException::notFound);
        requireRight(world.role(), caller, action);
        return world;
    }

    /** The same as {@link #require} without reading the canon. */
    public WorldHeader requireHeader(Caller caller, WorldId id, Action action) {
        var world = store.header(id, caller).orElseThrow(ProblemException::notFound);
        requireRight(world.role(), caller, action);
        return world;
    }

    /**
     * Call it after a write, in its transaction.
     *
     * @throws ProblemException storage-full if the world or all worlds of its owner exceed a limit
     */
    public void requireRoom(WorldId id) {
        storage.requireRoom(id);
    }

    /** Whether the caller may do this with the world, without reading its canon. False also if there is no such world. */
    public boolean may(Caller caller, WorldId id, Action action) {
        return store
            .header(id, caller)
            .filter(world -> world.role().may(action))
            .isPresent();
    }

    /** Lists the newest change first. Visitors without a session see only public worlds. */
    public Page<WorldSummary> list(Caller caller, WorldScope scope, PageRequest page) {
        return switch (scope) {
            case PUBLIC -> store.listPublic(caller, page);
            case MINE -> store.listOwned(signedIn(caller), page);
            case SHARED -> store.listShared(signedIn(caller), page);
        };
    }

    /** The world that this one was forked from, if there is one and the caller may read it. */
    public Optional<Origin> origin(Caller caller, WorldId id) {
        return store.origin(id, caller);
    }

    private void requireRoomForAnother(Caller.Person owner) {
        if (store.countOwned(owner.id()) >= MAX_OWNED) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                "You have " + MAX_OWNED + " worlds, which is as many as one account can have."
            );
        }
    }

    @Transactional
    public WorldView create(Caller.Person owner, NewWorld world) {
        requireRoomForAnother(owner);
        var id = WorldId.random();
        var canon = store.insert(id, owner.id(), world);
        portraits.check(id, Canon.EMPTY.diff(world.canon()));
        log.begin(id, world.canon(), canon, Author.person(owner.id()));
        return require(owner, id, Action.READ);
    }

    /** The same, once for a request that has a key. */
    @Transactional
    WorldView create(Caller.Person owner, NewWorld world, @Nullable IdempotentRequest request) {
        return request == null
            ? create(owner, world)
            : require(owner, new WorldId(keys.once(request, () -> create(owner, world).id().value())), Action.READ);
    }

    /** The same, once for a request that has a key. */
    @Transactional
    Creation createFromDraft(Caller.Person owner, DraftId draftId, @Nullable IdempotentRequest request) {
        if (request == null) {
            return createFromDraft(owner, draftId);
        }
        var isNew = new AtomicBoolean();
        var id = keys.once(request, () -> {
            var creation = createFromDraft(owner, draftId);
            isNew.set(creation.isNew());
            return creation.world().id().value();
        });
        return new Creation(require(owner, new WorldId(id), Action.READ), isNew.get());
    }

    /** Makes the draft a world. A repeated call returns the same world. */
    @Transactional
    public Creation createFromDraft(Caller.Person owner, DraftId draftId) {
        var draft = drafts.lock(draftId, owner.id()).orElseThrow(ProblemException::notFound);
        if (draft.worldId() != null) {
            return new Creation(require(owner, draft.worldId(), Action.READ), false);
        }
        var world = create(owner, new NewWorld(draft.name(), draft.canon(), null));
        drafts.markMade(draftId, world.id());
        return new Creation(world, true);
    }

    /** @param isNew false where the draft had been made a world before */
    public record Creation(WorldView world, boolean isNew) {}

    /**
     * Makes a private world of the caller with the words of another one.
     *
     * @param version of the other world; null for the newest
     * @param name    null for that of the other world
     * @throws ProblemException validation of {@code version} if there is none that the caller may read
     */
    @Transactional
    public WorldView fork(Caller.Person caller, WorldId from, @Nullable Integer version, @Nullable String name) {
        var world = requireHeader(caller, from, Action.READ);
        var number = version == null ? world.version() : version;
        if (number < world.firstVersion()) {
            throw noVersion();
        }
        var canon = Fork.words(versions.find(from, number).orElseThrow(Worlds::noVersion).canon());
        requireRoomForAnother(caller);
        var id = WorldId.random();
        var origin = new Origin(from, world.name(), number);
        var stored = store.insertFork(id, caller.id(), name == null ? world.name() : name, canon, origin);
        log.begin(id, canon, stored, Author.person(caller.id()));
        return require(caller, id, Action.READ);
    }

    private static ProblemException noVersion() {
        return ProblemException.validation("version", "is no version of this world that you can read");
    }

    /**
     * Applies the patch. Only changes of canon make a new version. They may be based on an earlier version, as long as nobody
     * has changed the same entries since.
     *
     * @throws ProblemException edit-conflict if somebody has, stale-version if settings are not based on the current version
     */
    @Transactional
    public WorldView change(Caller.Person caller, WorldId id, IfMatch believed, WorldPatch patch) {
        store.lock(id);
        var world = require(caller, id, patch.takes());
        var changes = planned(world, believed.required(), patch.edits());
        if (patch.updatedAt() != null && !patch.updatedAt().equals(world.updatedAt())) {
            throw ProblemException.staleVersion(world.version());
        }
        var version = apply(caller, world, changes, patch.reasonOrNone());
        store.update(id, patch, patch.historyFrom(world.visibility(), version));
        if (patch.visibility() != null) {
            events.publishEvent(new WorldRightsChanged(id));
        }
        return require(caller, id, Action.READ);
    }

    /**
     * Applies changes of canon to the world as it was read, or none.
     *
     * @return the number of the version that has them
     */
    @Transactional
    public int apply(Caller.Person caller, WorldView world, List<Change> changes, String reason) {
        requireRight(world.role(), caller, Action.CHANGE);
        portraits.check(world.id(), changes);
        return log.commit(world, changes, Author.person(caller.id()), reason);
    }

    private List<Change> planned(WorldView world, IfMatch believed, List<Edit> edits) {
        if (edits.isEmpty() || !(believed instanceof IfMatch.Version(var number)) || number == world.version()) {
            believed.check(world.version());
            return world.canon().plan(edits);
        }
        var changes = versions
            .find(world.id(), number)
            .orElseThrow(() -> ProblemException.staleVersion(world.version()))
            .canon()
            .plan(edits);
        try {
            return world.canon().rebase(changes);
        } catch (ChangeConflict conflict) {
            throw EditConflict.problem(world, changes, conflict.addresses());
        }
    }

    /**
     * Shows an uploaded picture of the world as its cover.
     *
     * @param picture null for the cover that we draw
     */
    @Transactional
    public WorldView chooseCover(Caller.Person caller, WorldId id, @Nullable AssetId picture) {
        requireHeader(caller, id, Action.CHANGE);
        if (!store.setCover(id, picture)) {
            throw new InvalidInput("assetId", "is no picture of this world");
        }
        return require(caller, id, Action.READ);
    }

    @Transactional
    public void delete(Caller.Person caller, WorldId id, IfMatch believed) {
        var world = requireHeader(caller, id, Action.ADMINISTER);
        believed.check(world.version());
        store.delete(id);
        events.publishEvent(new WorldDeleted(id));
    }

    /**
     * Publishes the deletion of an account's worlds. Foreign keys delete their rows; listeners delete data elsewhere.
     */
    @EventListener
    void announceDeletions(AccountDeleted account) {
        store.ownedBy(account.userId()).forEach(id -> events.publishEvent(new WorldDeleted(id)));
    }

    private static void requireRight(Role role, Caller caller, Action action) {
        if (!role.may(action)) {
            throw caller instanceof Caller.SignedOut
                ? ProblemException.unauthenticated()
                : ProblemException.forbidden();
        }
    }

    private static Caller.Person signedIn(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> person;
            case Caller.SignedOut() -> throw ProblemException.unauthenticated();
        };
    }
}
