package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;

/** A message to other instances. It says that something changed; they read the change from the store. */
public sealed interface Signal {
    /** The turn has more events. */
    record Stored(TurnId turn) implements Signal {}

    /** Somebody follows the turn on another instance than the one that runs it. */
    record Followed(TurnId turn) implements Signal {}

    /** Somebody wants the turn to stop. */
    record StopRequested(TurnId turn) implements Signal {}

    /** Sessions of the person have ended, or the account was deleted. */
    record PersonChanged(UserId person) implements Signal {}

    /** Somebody may have lost a right in the world, or the world was deleted. */
    record WorldChanged(WorldId world) implements Signal {}

    /** The queue has changed. */
    record QueueChanged() implements Signal {}

    /** Whether the signal may end streams or turns of this conversation. */
    default boolean concerns(Conversation conversation) {
        return switch (this) {
            case PersonChanged(var person) -> conversation.person().equals(person);
            case WorldChanged(var world) -> world.equals(conversation.world());
            case Stored _, Followed _, StopRequested _, QueueChanged _ -> false;
        };
    }
}
