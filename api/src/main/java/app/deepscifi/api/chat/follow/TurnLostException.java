package app.deepscifi.api.chat.follow;

import app.deepscifi.domain.TurnId;

/** The turn was ended by somebody else, because its lease ran out: who runs it must let go. */
public final class TurnLostException extends RuntimeException {

    public TurnLostException(TurnId turn) {
        super("Turn " + turn + " is not running any more");
    }
}
