package app.deepscifi.api.chat.follow;

import app.deepscifi.api.identity.AccountDeleted;
import app.deepscifi.api.identity.Sessions;
import app.deepscifi.api.identity.SessionsEnded;
import app.deepscifi.api.worlds.WorldDeleted;
import app.deepscifi.api.worlds.WorldRightsChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Signals to all instances that rights may have ended. Each instance drops its cached sessions of the person, and then
 * checks the rights of each affected stream and running turn.
 */
@Component
class RightsEnd {

    private final TurnSignals signals;

    RightsEnd(TurnSignals signals, Sessions sessions) {
        this.signals = signals;
        signals.onRightsChanged(signal -> {
            if (signal instanceof Signal.PersonChanged(var person)) {
                sessions.forget(person);
            }
        });
    }

    @TransactionalEventListener
    void onSessionsEnded(SessionsEnded ended) {
        signals.personChanged(ended.userId());
    }

    @TransactionalEventListener
    void onAccountDeleted(AccountDeleted account) {
        signals.personChanged(account.userId());
    }

    @TransactionalEventListener
    void onWorldDeleted(WorldDeleted world) {
        signals.worldChanged(world.worldId());
    }

    @TransactionalEventListener
    void onRightsChanged(WorldRightsChanged world) {
        signals.worldChanged(world.worldId());
    }
}
