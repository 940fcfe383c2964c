package app.deepscifi.api.worlds;

import app.deepscifi.api.identity.Accounts;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.access.Role;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People whom the owner gave access to a world. */
@Service
class Collaborators {

    private static final int MAX = 100;

    private final Worlds worlds;
    private final WorldStore worldStore;
    private final CollaboratorStore store;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    Collaborators(
        Worlds worlds,
        WorldStore worldStore,
        CollaboratorStore store,
        Accounts accounts,
        ApplicationEventPublisher events
    ) {
        this.worlds = worlds;
        this.worldStore = worldStore;
        this.store = store;
        this.accounts = accounts;
        this.events = events;
    }

    List<Collaborator> list(Caller.Person caller, WorldId worldId) {
        worlds.requireHeader(caller, worldId, Action.ADMINISTER);
        return store.list(worldId);
    }

    @Transactional
    Collaborator put(Caller.Person caller, WorldId worldId, String email, Role role) {
        var world = worlds.requireHeader(caller, worldId, Action.ADMINISTER);
        var account = accounts
            .byEmail(email)
            .orElseThrow(() -> new InvalidInput("email", "belongs to no account here: ask them to sign up first"));
        if (account.id().equals(world.owner())) {
            throw new InvalidInput("email", "is the owner's: an owner can do everything already");
        }
        worldStore.lock(worldId);
        if (store.countOthers(worldId, account.id()) >= MAX) {
            throw new ProblemException(ProblemCode.CONFLICT, "A world can have up to " + MAX + " collaborators.");
        }
        store.put(worldId, account.id(), role);
        events.publishEvent(new WorldRightsChanged(worldId));
        return new Collaborator(account.id(), account.displayName(), account.email(), role);
    }

    /** Removes a collaborator: by the owner, or by themselves. */
    @Transactional
    void remove(Caller.Person caller, WorldId worldId, UserId userId) {
        var leaves = caller.id().equals(userId);
        worlds.requireHeader(caller, worldId, leaves ? Action.READ : Action.ADMINISTER);
        if (!store.remove(worldId, userId)) {
            throw ProblemException.notFound();
        }
        events.publishEvent(new WorldRightsChanged(worldId));
    }
}
