package app.deepscifi.api.chat;

import app.deepscifi.api.agents.LettaOrchestrator;
import app.deepscifi.api.agents.TurnRequest;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs turns, each on a thread of its own that no request waits for: whoever asked may go away and come back.
 *
 * <p>It stops before the web server does, so that those who follow a turn are told how it ended.
 */
@Component
class TurnRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TurnRunner.class);

    private final LettaOrchestrator orchestrator;
    private final TurnStore store;
    private final TurnEventJson json;
    private final TurnSignals signals;
    private final Map<TurnId, TurnRecorder> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("turn-batches").factory()
    );
    private volatile boolean started;

    TurnRunner(LettaOrchestrator orchestrator, TurnStore store, TurnEventJson json, TurnSignals signals) {
        this.orchestrator = orchestrator;
        this.store = store;
        this.json = json;
        this.signals = signals;
    }

    /** Runs the turn, which was begun in the store. Does not wait for it. */
    void run(TurnRequest request) {
        var recorder = new TurnRecorder(request.id(), store, json, signals, timer);
        running.put(request.id(), recorder);
        Thread.ofVirtual()
            .name("turn-" + request.id())
            .start(() -> run(request, recorder));
    }

    private void run(TurnRequest request, TurnRecorder recorder) {
        try {
            recorder.finish(orchestrator.run(request, recorder));
        } catch (TurnLostException lost) {
            log.warn("{}: its runner lets go", lost.getMessage());
        } catch (RuntimeException unexpected) {
            log.error("Turn {} failed", request.id(), unexpected);
            fail(recorder);
        } finally {
            running.remove(request.id());
        }
    }

    private void fail(TurnRecorder recorder) {
        try {
            recorder.emit(
                new TurnEvent.Failed("internal", "Something went wrong on our side. Your message is kept.", true)
            );
            recorder.finish(FinishReason.FAILED);
        } catch (RuntimeException notEvenThat) {
            log.error("A failed turn could not be ended; it ends when its lease runs out", notEvenThat);
        }
    }

    /** Stops the turn where it runs here; where it runs elsewhere, that instance sees the request in the store. */
    void stop(TurnId turn) {
        store.requestStop(turn);
        stopHere(turn);
    }

    private void stopHere(TurnId turn) {
        var recorder = running.get(turn);
        if (recorder != null) {
            recorder.stop().request();
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void keepLeases() {
        running.values().forEach(TurnRecorder::limit);
        var ids = List.copyOf(running.keySet());
        if (!ids.isEmpty()) {
            store.renew(ids).forEach(this::stopHere);
        }
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void endAbandonedTurns() {
        for (var turn : store.interruptExpired()) {
            log.warn("Turn {} was interrupted: whoever ran it went away", turn);
            signals.changed(turn);
        }
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        started = false;
        running.values().forEach(recorder -> {
            recorder.finish(FinishReason.INTERRUPTED);
            recorder.stop().request();
        });
        timer.shutdown();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
