package app.deepscifi.api.agents.context;

import app.deepscifi.domain.TurnId;
import java.util.List;

/** Reads earlier turns, only if an agent has to be told of them. */
public interface Transcript {
    /** The path to this turn, oldest first and this one last: at most its last {@code most} turns. */
    List<Exchange> upTo(TurnId turn, int most);
}
