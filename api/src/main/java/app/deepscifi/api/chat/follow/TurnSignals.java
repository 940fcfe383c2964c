package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.Turns;
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
 * Says what has changed to whoever must know, here and on other instances. What was stored is handed to those who follow
 * here; the others are woken and read the store. No signal is the only way to learn of something: whoever waits for one
 * looks from time to time.
 */
@Component
public class TurnSignals implements DisposableBean {

    private final UUID instance = UUID.randomUUID();
    private final Map<TurnId, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final List<Runnable> queueListeners = new CopyOnWriteArrayList<>();
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

    /** Something was stored by whoever runs the turn here: everybody has what comes before it, or will read it. */
    public void stored(Addition addition) {
        var here = followers.getOrDefault(addition.turn(), Set.of());
        if (!here.isEmpty()) {
            var frames = Frames.of(addition.events());
            here.forEach(follower -> follower.hand(frames));
        }
        outbox.send(new Signal.Stored(addition.turn()));
    }

    /** Something was stored by somebody who does not run the turn. */
    public void changed(TurnId turn) {
        wake(turn);
        outbox.send(new Signal.Stored(turn));
    }

    /** Turns came to wait, or ended, anywhere. */
    public void queueChanged() {
        queueListeners.forEach(Runnable::run);
        outbox.send(new Signal.QueueChanged());
    }

    /** @param listener must not wait for anything */
    public void onQueueChanged(Runnable listener) {
        queueListeners.add(listener);
    }

    /** Tells the instance that runs the turn, where it is not this one. */
    public void stopRequested(TurnId turn) {
        outbox.send(new Signal.StopRequested(turn));
    }

    /** @param listener told of every turn that shall stop, wherever it runs; must not wait for anything */
    public void onStopRequested(Consumer<TurnId> listener) {
        stopListeners.add(listener);
    }

    /** Sessions of this person have ended, or their account is gone. */
    void personChanged(UserId person) {
        publish(new Signal.PersonChanged(person));
    }

    /** Somebody may have lost a right in this world, or it is gone. */
    void worldChanged(WorldId world) {
        publish(new Signal.WorldChanged(world));
    }

    /** @param listener told of each person and world in which rights may have ended; must not wait for anything */
    public void onRightsChanged(Consumer<Signal> listener) {
        rightsListeners.add(listener);
    }

    private void publish(Signal signal) {
        heard(signal);
        outbox.send(signal);
    }

    /** Whether we are told at once what other instances store; else whoever follows has to look often. */
    boolean hearsOthers() {
        return feed.connected();
    }

    /** Sends everybody away: what is in the store now is all that they get here. */
    public void close() {
        closed = true;
        wakeAll();
    }

    boolean closed() {
        return closed;
    }

    /** Follows the turn until it is closed. Whatever is stored from now on is not missed. */
    public Follower follow(TurnId turn, Conversation conversation) {
        return follow(turn, conversation, true);
    }

    /** Follows a turn of which nothing is stored yet, so that there is nothing to read either. */
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
            case Signal.StopRequested(var turn) -> stopListeners.forEach(listener -> listener.accept(turn));
            case Signal.QueueChanged() -> queueListeners.forEach(Runnable::run);
            case Signal.PersonChanged _, Signal.WorldChanged _ -> rightsChanged(signal);
        }
    }

    /** Followers come first: a listener may stop a turn, and what that stores is not for who has lost the right. */
    private void rightsChanged(Signal signal) {
        followers
            .values()
            .stream()
            .flatMap(Set::stream)
            .filter(follower -> signal.concerns(follower.conversation()))
            .forEach(Follower::askAgain);
        rightsListeners.forEach(listener -> listener.accept(signal));
    }

    private void wake(TurnId turn) {
        followers.getOrDefault(turn, Set.of()).forEach(Follower::fallBehind);
    }

    private void wakeAll() {
        followers.keySet().forEach(this::wake);
    }
}
