package app.deepscifi.api.agents.context;

import app.deepscifi.domain.TurnId;
import java.util.List;

/** What was said before. It is read only where an agent has to be told of it. */
public interface Transcript {
    /** The way to this turn, oldest first and this one last: at most the last so many turns of it. */
    List<Exchange> upTo(TurnId turn, int most);
}
