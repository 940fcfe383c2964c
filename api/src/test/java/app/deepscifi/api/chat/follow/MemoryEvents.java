package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.Turn;
import app.deepscifi.api.chat.events.Addition;
import app.deepscifi.api.chat.events.EventText;
import app.deepscifi.api.chat.events.TurnEvents;
import app.deepscifi.domain.TurnId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** A store that fails on demand. */
public final class MemoryEvents implements TurnEvents {

    /** The fault of the next attempt. */
    public enum Failure {
        /** Nothing is stored. */
        BEFORE,
        /** The events are stored, but the caller gets an error. */
        AFTER,
    }

    private final Map<TurnId, List<EventText>> events = new HashMap<>();
    private final Map<TurnId, Turn.Status> ended = new HashMap<>();
    private final Set<TurnId> stopRequested = new HashSet<>();
    private final LinkedBlockingDeque<Failure> failures = new LinkedBlockingDeque<>();
    private final List<Integer> sizes = new ArrayList<>();
    private volatile boolean away;

    public void fail(Failure... next) {
        failures.addAll(List.of(next));
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public synchronized void endedElsewhere(TurnId turn) {
        ended.put(turn, Turn.Status.INTERRUPTED);
    }

    public synchronized void requestStop(TurnId turn) {
        stopRequested.add(turn);
    }

    public synchronized List<EventText> of(TurnId turn) {
        return List.copyOf(events.getOrDefault(turn, List.of()));
    }

    /** The number of turns in each statement. */
    public synchronized List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    @Override
    public synchronized Map<TurnId, Boolean> append(Collection<Addition> additions) {
        sizes.add(additions.size());
        var failure = failures.poll();
        if (away || failure == Failure.BEFORE) {
            throw new DataAccessResourceFailureException("away");
        }
        var refused = additions
            .stream()
            .flatMap(it -> it.events().stream())
            .anyMatch(it -> it.data().contains("poison"));
        if (refused) {
            throw new DataIntegrityViolationException("poison");
        }
        var stored = new HashMap<TurnId, Boolean>();
        for (var addition : additions) {
            var own = events.computeIfAbsent(addition.turn(), _ -> new ArrayList<>());
            if (!ended.containsKey(addition.turn()) && own.size() == addition.before()) {
                own.addAll(addition.events());
                stored.put(addition.turn(), stopRequested.contains(addition.turn()));
                if (addition.status() != Turn.Status.RUNNING) {
                    ended.put(addition.turn(), addition.status());
                }
            }
        }
        if (failure == Failure.AFTER) {
            throw new DataAccessResourceFailureException("the answer was lost");
        }
        return stored;
    }

    @Override
    public synchronized Map<TurnId, Boolean> added(Collection<Addition> additions) {
        var found = new HashMap<TurnId, Boolean>();
        for (var addition : additions) {
            var status = ended.getOrDefault(addition.turn(), Turn.Status.RUNNING);
            if (of(addition.turn()).size() == addition.last() && status == addition.status()) {
                found.put(addition.turn(), stopRequested.contains(addition.turn()));
            }
        }
        return found;
    }

    @Override
    public synchronized List<EventText> after(TurnId turn, int after, int limit) {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return of(turn).stream().skip(after).limit(limit).toList();
    }
}
