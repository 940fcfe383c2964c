package app.deepscifi.api.agents.context;

import app.deepscifi.domain.TurnId;
import java.util.List;

/** Earlier turns. They are read only if an agent has to be told of them. */
public interface Transcript {
    /** The way to this turn, oldest first and this one last: at most the last so many turns of it. */
    List<Exchange> upTo(TurnId turn, int most);
}
