package app.deepscifi.api.chat;

import app.deepscifi.domain.TurnId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes those who follow a turn on this instance when something new is in the store. It carries no content. */
@Component
class TurnSignals {

    private final Map<TurnId, Set<Semaphore>> followers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    void changed(TurnId turn) {
        followers.getOrDefault(turn, Set.of()).forEach(Semaphore::release);
    }

    /** Sends everybody away: what is in the store now is all that they get here. */
    void close() {
        closed = true;
        followers.keySet().forEach(this::changed);
    }

    boolean closed() {
        return closed;
    }

    /** Follows the turn until it is closed. Whatever changes from now on is not missed. */
    Follower follow(TurnId turn) {
        var signal = new Semaphore(0);
        followers.computeIfAbsent(turn, _ -> ConcurrentHashMap.newKeySet()).add(signal);
        return new Follower(signal, () ->
            followers.computeIfPresent(turn, (_, all) -> {
                all.remove(signal);
                return all.isEmpty() ? null : all;
            })
        );
    }

    record Follower(Semaphore signal, Runnable leaving) implements AutoCloseable {
        /** Waits until something changed, or for so long. */
        void await(Duration atMost) throws InterruptedException {
            if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        }

        @Override
        public void close() {
            leaving.run();
        }
    }
}
