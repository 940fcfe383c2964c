package app.deepscifi.api.chat.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Stores the events of all turns of this instance, one statement at a time. Events that arrive during a statement share
 * the next one, so that many turns need few writes, and a single turn does not wait.
 *
 * <p>While the database is away, it retries with the same events until the leases of the turns are lost.
 */
@Component
public class TurnWriter implements DisposableBean {

    /** Maximum time of retries, slightly longer than a lease. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Pause between two attempts while the database is away. */
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MAX_TURNS = 500;

    private static final Logger log = LoggerFactory.getLogger(TurnWriter.class);

    private final TurnEvents events;
    private final BlockingQueue<TurnRecorder> ready = new LinkedBlockingQueue<>();
    private final Thread thread;

    TurnWriter(TurnEvents events) {
        this.events = events;
        this.thread = Thread.ofVirtual().name("turn-writer").start(this::run);
    }

    /**
     * Stores the recorder's next events as soon as possible. It takes one addition at a time, and the next after the
     * result of the last.
     */
    void store(TurnRecorder recorder) {
        ready.add(recorder);
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var recorders = new ArrayList<TurnRecorder>();
                recorders.add(ready.take());
                ready.drainTo(recorders, MAX_TURNS - 1);
                var additions = new LinkedHashMap<TurnRecorder, Addition>();
                recorders.forEach(recorder -> additions.put(recorder, recorder.taken()));
                write(additions);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Map<TurnRecorder, Addition> additions) throws InterruptedException {
        var failedAt = 0L;
        while (true) {
            try {
                append(additions);
                return;
            } catch (DataAccessException e) {
                if (!mayPass(e)) {
                    refuse(additions, e);
                    return;
                }
                if (failedAt == 0) {
                    failedAt = System.nanoTime();
                    log.warn("What happens in {} turns can't be stored just now: {}", additions.size(), e.getMessage());
                } else if (System.nanoTime() - failedAt > PATIENCE.toNanos()) {
                    log.error("What happened in {} turns could not be stored", additions.size(), e);
                    additions.keySet().forEach(TurnRecorder::lost);
                    return;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private void append(Map<TurnRecorder, Addition> additions) {
        var stopRequested = new LinkedHashMap<>(events.append(additions.values()));
        var refused = additions
            .values()
            .stream()
            .filter(addition -> !stopRequested.containsKey(addition.turn()))
            .toList();
        if (!refused.isEmpty()) {
            stopRequested.putAll(events.added(refused));
        }
        additions.forEach((recorder, addition) -> {
            var stop = stopRequested.get(addition.turn());
            if (stop == null) {
                recorder.lost();
            } else {
                recorder.stored(addition, stop);
            }
        });
    }

    /** An addition that the database never accepts must not block the others. */
    private void refuse(Map<TurnRecorder, Addition> additions, DataAccessException e) throws InterruptedException {
        if (additions.size() == 1) {
            additions.keySet().forEach(recorder -> recorder.refused(e));
            return;
        }
        for (var each : List.copyOf(additions.entrySet())) {
            write(Map.of(each.getKey(), each.getValue()));
        }
    }

    private static boolean mayPass(DataAccessException e) {
        return (
            e instanceof TransientDataAccessException ||
            e instanceof RecoverableDataAccessException ||
            e instanceof DataAccessResourceFailureException
        );
    }
}
