package app.deepscifi.api.chat.follow;

import app.deepscifi.domain.TurnId;

/** Another instance ended the turn because its lease had expired. The instance that ran it must give it up. */
public final class TurnLostException extends RuntimeException {

    public TurnLostException(TurnId turn) {
        super("Turn " + turn + " is not running any more");
    }
}
