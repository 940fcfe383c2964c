package app.deepscifi.api.chat.events;

import app.deepscifi.domain.TurnId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** The events of turns: whoever runs a turn adds to it, in order, and whoever follows it reads. */
public interface TurnEvents {
    /**
     * Adds to many turns at once, and keeps the lease of each: what was added is there when this returns. Each addition
     * counts for itself.
     *
     * @return for each turn whose addition counted, whether somebody asked for a stop
     * @throws DataAccessException where none was added, or where it is not known whether they were
     */
    Map<TurnId, Boolean> append(Collection<Addition> additions);

    /**
     * Finds additions that are stored as the newest events of their turns. For additions that the last write did not count: an
     * earlier try may have been stored though its answer was lost.
     *
     * @return for each of those, whether somebody asked for a stop
     */
    Map<TurnId, Boolean> added(Collection<Addition> additions);

    /** The turn's events after that one, in order. */
    List<EventText> after(TurnId turn, int after, int limit);
}
