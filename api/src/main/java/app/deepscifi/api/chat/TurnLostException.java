package app.deepscifi.api.chat;

import app.deepscifi.domain.TurnId;

/** The turn was ended by somebody else, because its lease ran out: who runs it must let go. */
final class TurnLostException extends RuntimeException {

    TurnLostException(TurnId turn) {
        super("Turn " + turn + " is not running any more");
    }
}
