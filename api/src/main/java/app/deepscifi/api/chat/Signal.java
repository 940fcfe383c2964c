package app.deepscifi.api.chat;

import app.deepscifi.domain.TurnId;

/** What other instances are told. It says that something changed, not what: that is in the store. */
sealed interface Signal {
    /** The turn has more events. */
    record Stored(TurnId turn) implements Signal {}

    /** Somebody wants the turn to stop. */
    record StopRequested(TurnId turn) implements Signal {}

    /** Turns came to wait, or go on, or there is room for another. */
    record QueueChanged() implements Signal {}
}
