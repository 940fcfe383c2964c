package app.deepscifi.api.chat;

import app.deepscifi.api.identity.Accounts;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a person's rights on their turn, which can end during and after it. */
@Component
class TurnRights {

    private final TurnHistory turns;
    private final Worlds worlds;
    private final Accounts accounts;

    TurnRights(TurnHistory turns, Worlds worlds, Accounts accounts) {
        this.turns = turns;
        this.worlds = worlds;
        this.accounts = accounts;
    }

    /** @param world the world of the agent; null for the person's own User Agent */
    boolean mayRun(Caller.Person person, @Nullable WorldId world) {
        return world == null ? accounts.byId(person.id()).isPresent() : worlds.may(person, world, Action.TALK);
    }

    boolean mayRead(Caller.Person person, TurnId turn) {
        return turns
            .conversationOf(person.id(), turn)
            .filter(found -> found.world() == null || worlds.may(person, found.world(), Action.TALK))
            .isPresent();
    }
}
