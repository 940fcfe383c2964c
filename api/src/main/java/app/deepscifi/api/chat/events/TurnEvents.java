package app.deepscifi.api.chat.events;

import app.deepscifi.domain.TurnId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** The events of turns. The instance that runs a turn adds to it, in order; followers read. */
public interface TurnEvents {
    /**
     * Adds events to many turns at once and renews their leases. The events are stored when this returns. Each addition
     * is accepted or rejected separately.
     *
     * @return for each accepted addition's turn, whether a stop was requested
     * @throws DataAccessException if none was added, or the outcome is unknown
     */
    Map<TurnId, Boolean> append(Collection<Addition> additions);

    /**
     * Finds additions that are already stored as the newest events of their turns. Use it for additions that the last
     * write rejected: an earlier attempt may have stored them although its response was lost.
     *
     * @return for the turns of stored additions, whether a stop was requested
     */
    Map<TurnId, Boolean> added(Collection<Addition> additions);

    /** At most {@code limit} events of the turn after the given one, in order. */
    List<EventText> after(TurnId turn, int after, int limit);
}
