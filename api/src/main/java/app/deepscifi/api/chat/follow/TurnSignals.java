package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.Turn;
import app.deepscifi.api.chat.events.Addition;
import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.follow.feed.TurnFeed;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Notifies followers, here and on other instances. Followers here receive stored events directly; the others are woken
 * and read the store. No one depends on a signal alone: followers also poll.
 *
 * <p>Every instance hears every signal, so events are only signalled for turns that another instance has asked for. Most
 * turns are followed only by the request that began them.
 */
@Component
public class TurnSignals implements DisposableBean {

    private final UUID instance = UUID.randomUUID();
    private final Map<TurnId, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final List<Runnable> queueListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<TurnId>> followListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<TurnId>> stopListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Signal>> rightsListeners = new CopyOnWriteArrayList<>();
    private final TurnFeed feed;
    private final SignalOutbox outbox;
    private volatile boolean closed;

    public TurnSignals(TurnFeed feed) {
        this.feed = feed;
        this.outbox = new SignalOutbox(instance, feed);
        feed.open(
            new TurnFeed.Listener() {
                @Override
                public void heard(String message) {
                    SignalText.read(instance, message).forEach(TurnSignals.this::heard);
                }

                @Override
                public void connected() {
                    wakeAll();
                    followers.values().forEach(here -> here.forEach(Follower::askAgain));
                }
            }
        );
    }

    /**
     * Events were stored by this instance, which runs the turn. Followers have all earlier events or will read them. The
     * end of a turn is always signalled: a follower elsewhere may have asked too late for an answer.
     *
     * @param followedElsewhere whether another instance has asked for the turn
     */
    public void stored(Addition addition, boolean followedElsewhere) {
        var here = followers.getOrDefault(addition.turn(), Set.of());
        if (!here.isEmpty()) {
            var frames = Frames.of(addition.events());
            here.forEach(follower -> follower.hand(frames));
        }
        if (followedElsewhere || addition.status() != Turn.Status.RUNNING) {
            outbox.send(new Signal.Stored(addition.turn()));
        }
    }

    /** Events of the turn are stored that its followers, here or elsewhere, may not know of. */
    public void changed(TurnId turn) {
        wake(turn);
        outbox.send(new Signal.Stored(turn));
    }

    /** Turns began to wait, or ended, on any instance. */
    public void queueChanged() {
        queueListeners.forEach(Runnable::run);
        outbox.send(new Signal.QueueChanged());
    }

    /** @param listener must not block */
    public void onQueueChanged(Runnable listener) {
        queueListeners.add(listener);
    }

    /** Asks the instance that runs the turn to signal its events. Call it again when no event has come for a while. */
    void ask(TurnId turn) {
        outbox.send(new Signal.Followed(turn));
    }

    /** @param listener called for every turn that another instance asks for, wherever it runs; must not block */
    public void onFollowedElsewhere(Consumer<TurnId> listener) {
        followListeners.add(listener);
    }

    /** Requests a stop from the instance that runs the turn, if it is another one. */
    public void stopRequested(TurnId turn) {
        outbox.send(new Signal.StopRequested(turn));
    }

    /** @param listener called for every turn that shall stop, wherever it runs; must not block */
    public void onStopRequested(Consumer<TurnId> listener) {
        stopListeners.add(listener);
    }

    /** Sessions of this person have ended, or the account was deleted. */
    void personChanged(UserId person) {
        publish(new Signal.PersonChanged(person));
    }

    /** Somebody may have lost a right in this world, or the world was deleted. */
    void worldChanged(WorldId world) {
        publish(new Signal.WorldChanged(world));
    }

    /** @param listener called with each person and world in which rights may have ended; must not block */
    public void onRightsChanged(Consumer<Signal> listener) {
        rightsListeners.add(listener);
    }

    private void publish(Signal signal) {
        heard(signal);
        outbox.send(signal);
    }

    /** Whether signals of other instances arrive now; otherwise followers must poll often. */
    boolean hearsOthers() {
        return feed.connected();
    }

    /** Ends all followers here after the events that are already stored. */
    public void close() {
        closed = true;
        wakeAll();
    }

    boolean closed() {
        return closed;
    }

    /** Follows the turn until the follower is closed. No event that is stored from now on is missed. */
    public Follower follow(TurnId turn, Conversation conversation) {
        var follower = follow(turn, conversation, true);
        ask(turn);
        return follower;
    }

    /** Follows a turn without stored events, so that there is nothing to read first. */
    public Follower followNew(TurnId turn, Conversation conversation) {
        return follow(turn, conversation, false);
    }

    private Follower follow(TurnId turn, Conversation conversation, boolean behind) {
        var follower = new Follower(turn, conversation, behind, gone -> leave(turn, gone));
        followers.compute(turn, (_, all) -> {
            var here = all == null ? ConcurrentHashMap.<Follower>newKeySet() : all;
            here.add(follower);
            return here;
        });
        return follower;
    }

    private void leave(TurnId turn, Follower gone) {
        followers.computeIfPresent(turn, (_, all) -> {
            all.remove(gone);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void destroy() {
        outbox.close();
    }

    private void heard(Signal signal) {
        switch (signal) {
            case Signal.Stored(var turn) -> wake(turn);
            case Signal.Followed(var turn) -> followListeners.forEach(listener -> listener.accept(turn));
            case Signal.StopRequested(var turn) -> stopListeners.forEach(listener -> listener.accept(turn));
            case Signal.QueueChanged() -> queueListeners.forEach(Runnable::run);
            case Signal.PersonChanged _, Signal.WorldChanged _ -> rightsChanged(signal);
        }
    }

    /** Listeners come first: one of them forgets the sessions by which followers are asked. */
    private void rightsChanged(Signal signal) {
        rightsListeners.forEach(listener -> listener.accept(signal));
        followers
            .values()
            .stream()
            .flatMap(Set::stream)
            .filter(follower -> signal.concerns(follower.conversation()))
            .forEach(Follower::askAgain);
    }

    private void wake(TurnId turn) {
        followers.getOrDefault(turn, Set.of()).forEach(Follower::fallBehind);
    }

    private void wakeAll() {
        followers.keySet().forEach(this::wake);
    }
}
