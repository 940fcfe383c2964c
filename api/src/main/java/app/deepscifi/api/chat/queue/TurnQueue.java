package app.deepscifi.api.chat.queue;

import app.deepscifi.api.agents.Orchestrator;
import app.deepscifi.api.agents.TurnSink;
import app.deepscifi.api.chat.follow.TurnSignals;
import app.deepscifi.api.chat.metrics.TurnMeters;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The queue of this instance's turns, so that an agent server runs only a limited number at once. {@link AdmissionStore} keeps the
 * common order of all instances; this class notices when a turn is admitted.
 */
@Component
public class TurnQueue {

    private static final Logger log = LoggerFactory.getLogger(TurnQueue.class);

    private final AdmissionStore store;
    private final Orchestrator orchestrator;
    private final TurnSignals signals;
    private final TurnMeters meters;
    private final Map<TurnId, Waiter> waiting = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private long looked;

    TurnQueue(AdmissionStore store, Orchestrator orchestrator, TurnSignals signals, TurnMeters meters) {
        this.store = store;
        this.orchestrator = orchestrator;
        this.signals = signals;
        this.meters = meters;
        signals.onQueueChanged(() -> Thread.startVirtualThread(this::lookAgain));
    }

    /** Whether the agents have no limit, so that no turn waits. */
    public boolean isUnlimited() {
        return orchestrator.capacity().isEmpty();
    }

    /**
     * Waits until the turn is admitted, and tells the person how many turns are before it whenever that changes. Holds
     * no database connection while it waits.
     *
     * @return true if it was admitted; false if it was stopped
     */
    public boolean awaitAdmission(TurnId turn, TurnSink sink) throws InterruptedException {
        if (isUnlimited()) {
            return true;
        }
        var waiter = new Waiter();
        waiting.put(turn, waiter);
        try (var _ = meters.queued(); var _ = sink.stop().interrupting(waiter::wake)) {
            look();
            var told = Waiter.UNKNOWN;
            while (!waiter.admitted && !sink.stop().requested()) {
                var before = waiter.before;
                if (before != told) {
                    told = before;
                    sink.emit(new TurnEvent.Queued(before));
                }
                waiter.await();
            }
            return !sink.stop().requested();
        } finally {
            waiting.remove(turn);
        }
    }

    /** A turn has ended, so that another one can be admitted, here or on another instance. */
    public void changed() {
        if (!isUnlimited()) {
            signals.queueChanged();
        }
    }

    /** Looks at the queue in case a signal of another instance was lost. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void lookAgain() {
        if (!waiting.isEmpty()) {
            look();
        }
    }

    private void look() {
        var mine = asked.incrementAndGet();
        try {
            lookOnceFor(mine);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The queue of turns could not be read, and will be read again: {}", e.getMessage());
        }
    }

    /** Calls that arrive during a query share the next one. */
    private synchronized void lookOnceFor(long mine) {
        var capacity = orchestrator.capacity();
        if (looked >= mine || capacity.isEmpty()) {
            return;
        }
        var upTo = asked.get();
        var here = Set.copyOf(waiting.keySet());
        var places = store
            .admit(capacity.getAsInt())
            .stream()
            .collect(Collectors.toMap(AdmissionStore.Place::turn, place -> place));
        looked = upTo;
        for (var turn : here) {
            var waiter = waiting.get(turn);
            if (waiter != null) {
                var place = places.get(turn);
                // A turn that waited and is missing now was admitted by another instance.
                waiter.tell(place == null || place.admitted(), place == null ? 0 : place.before());
            }
        }
    }

    private static final class Waiter {

        static final int UNKNOWN = -1;

        private final Semaphore woken = new Semaphore(0);
        private volatile boolean admitted;
        private volatile int before = UNKNOWN;

        void tell(boolean admitted, int before) {
            this.before = before;
            this.admitted = admitted;
            woken.release();
        }

        void wake() {
            woken.release();
        }

        void await() throws InterruptedException {
            woken.acquire();
            woken.drainPermits();
        }
    }
}
