package app.deepscifi.api.agents;

import app.deepscifi.api.agents.context.CanonDigest;
import app.deepscifi.api.agents.context.Prompts;
import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.agents.runtime.AgentRuntime.Block;
import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.api.identity.Accounts;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.TurnEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the profile of the agent from our own records; the agent server only has a copy. */
@Component
class AgentProfiles {

    private final AgentStore store;
    private final Prompts prompts;
    private final Worlds worlds;
    private final Accounts accounts;

    AgentProfiles(AgentStore store, Prompts prompts, Worlds worlds, Accounts accounts) {
        this.store = store;
        this.prompts = prompts;
        this.worlds = worlds;
        this.accounts = accounts;
    }

    /**
     * The current profile of the agent that answers.
     *
     * @param world as the person sees it; null for a User Agent
     */
    record Present(AgentProfile profile, @Nullable WorldView world) {}

    /**
     * @throws app.deepscifi.api.platform.problems.ProblemException if the person may not talk with the agent, or not
     * any more
     */
    Present present(TurnRequest request) {
        if (request.worldId() == null) {
            return new Present(ofUser(request.person()), null);
        }
        var world = worlds.require(request.person(), request.worldId(), Action.TALK);
        return new Present(ofWorld(world), world);
    }

    /**
     * The world of a conversation as it is now; null for a User Agent.
     *
     * @throws app.deepscifi.api.platform.problems.ProblemException if the person may not talk there, or has no account any more
     */
    @Nullable
    WorldView presentWorld(TurnRequest request) {
        if (request.worldId() != null) {
            return worlds.require(request.person(), request.worldId(), Action.TALK);
        }
        if (accounts.byId(request.person().id()).isEmpty()) {
            throw ProblemException.unauthenticated();
        }
        return null;
    }

    /** One agent for each person; its memory block has the preferences of the person. */
    private AgentProfile ofUser(Caller.Person person) {
        var known = new StringBuilder("Name: ").append(Fenced.line(person.displayName()));
        var preferences = store.preferences(person.id()).orElseThrow(ProblemException::unauthenticated);
        preferences.texts().forEach(preference -> known.append("\n- ").append(Fenced.line(preference)));
        return new AgentProfile(
            new TurnEvent.Agent(AgentKind.USER, "User Agent"),
            prompts.system(AgentKind.USER),
            new Block("persona", prompts.persona(AgentKind.USER)),
            new Block("human", known.toString()),
            preferences.version()
        );
    }

    /** One agent for each world. Everybody who talks with it sees its blocks, so they contain nothing personal. */
    private AgentProfile ofWorld(WorldView world) {
        return new AgentProfile(
            new TurnEvent.Agent(AgentKind.WORLD, world.name()),
            prompts.system(AgentKind.WORLD),
            new Block("persona", prompts.persona(AgentKind.WORLD)),
            new Block("project", CanonDigest.of(world.name(), world.version(), world.canon())),
            world.version()
        );
    }
}
