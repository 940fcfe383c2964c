package app.deepscifi.api.chat;

import app.deepscifi.api.agents.Orchestrator;
import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.chat.events.Addition;
import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.events.TurnEventJson;
import app.deepscifi.api.chat.events.TurnEvents;
import app.deepscifi.api.chat.events.TurnRecorder;
import app.deepscifi.api.chat.events.TurnWriter;
import app.deepscifi.api.chat.follow.TurnLostException;
import app.deepscifi.api.chat.follow.TurnSignals;
import app.deepscifi.api.chat.metrics.TurnMeters;
import app.deepscifi.api.chat.queue.TurnQueue;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs each turn on its own thread, independent of requests: the person may disconnect and come back.
 *
 * <p>It stops before the web server: running turns get the operator's grace period, then they are interrupted and their
 * followers are told.
 */
@Component
class TurnRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TurnRunner.class);
    private static final Duration LEASE_CHECK = Duration.ofSeconds(1);

    private final UUID id = UUID.randomUUID();
    private final Orchestrator orchestrator;
    private final TurnQueue queue;
    private final TurnStore store;
    private final TurnEvents events;
    private final TurnWriter writer;
    private final TurnEventJson json;
    private final TurnSignals signals;
    private final TurnMeters meters;
    private final TurnRights rights;
    private final Map<TurnId, Running> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("turn-batches").factory()
    );
    private final Semaphore ended = new Semaphore(0);
    private final Duration grace;
    private volatile boolean started;
    private volatile boolean over;

    TurnRunner(
        Orchestrator orchestrator,
        TurnQueue queue,
        TurnStore store,
        TurnEvents events,
        TurnWriter writer,
        TurnEventJson json,
        TurnSignals signals,
        TurnMeters meters,
        TurnRights rights,
        ChatSettings settings
    ) {
        this.orchestrator = orchestrator;
        this.queue = queue;
        this.store = store;
        this.events = events;
        this.writer = writer;
        this.json = json;
        this.signals = signals;
        this.meters = meters;
        this.rights = rights;
        this.grace = settings.shutdownGrace();
        signals.onStopRequested(turn -> Thread.startVirtualThread(() -> stopHere(turn)));
        signals.onFollowedElsewhere(turn -> {
            var here = running.get(turn);
            if (here != null) {
                here.recorder().followElsewhere();
            }
        });
        signals.onRightsChanged(signal ->
            running
                .values()
                .stream()
                .filter(turn -> signal.concerns(turn.conversation()))
                .forEach(turn -> Thread.startVirtualThread(() -> stopUnlessAllowed(turn)))
        );
    }

    private record Running(TurnRequest request, TurnRecorder recorder) {
        Conversation conversation() {
            return new Conversation(request.person().id(), request.worldId());
        }
    }

    /** The id of this runner, which is stored with each turn that it runs. */
    UUID id() {
        return id;
    }

    /** Runs a turn that the store has begun, without waiting for it. */
    void run(TurnRequest request) {
        var recorder = new TurnRecorder(request.id(), id, writer, json, signals, timer, meters);
        running.put(request.id(), new Running(request, recorder));
        var trace = MDC.getCopyOfContextMap();
        Thread.ofVirtual()
            .name("turn-" + request.id())
            .start(() -> {
                // Log lines of the turn carry the id of the request that began it.
                MDC.setContextMap(trace);
                run(request, recorder);
            });
        if (over) {
            // The turn began after the check of running turns, and before the end.
            interrupt(recorder);
        }
    }

    private void run(TurnRequest request, TurnRecorder recorder) {
        try (var _ = meters.turn()) {
            recorder.finish(
                queue.awaitAdmission(request.id(), recorder)
                    ? orchestrator.run(request, recorder)
                    : FinishReason.STOPPED
            );
        } catch (TurnLostException lost) {
            log.warn("{}: its runner lets go", lost.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error unexpected) {
            log.error("Turn {} failed", request.id(), unexpected);
            fail(recorder);
        } finally {
            running.remove(request.id());
            ended.release();
            queue.changed();
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

    /** Stops the turn, or tells the instance that runs it. */
    void stop(TurnId turn) {
        store.requestStop(turn);
        stopHere(turn);
        signals.stopRequested(turn);
    }

    private void stopHere(TurnId turn) {
        var here = running.get(turn);
        if (here != null) {
            here.recorder().requestStop();
        }
    }

    private void stopUnlessAllowed(Running turn) {
        if (!rights.mayRun(turn.request().person(), turn.request().worldId())) {
            turn.recorder().requestStop();
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void keepLeases() {
        running.values().forEach(turn -> turn.recorder().limit());
        var ours = List.copyOf(running.values());
        if (ours.isEmpty()) {
            return;
        }
        var held = store.renew(
            ours
                .stream()
                .map(turn -> turn.request().id())
                .toList(),
            id
        );
        for (var turn : ours) {
            var stop = held.get(turn.request().id());
            if (stop == null) {
                turn.recorder().letGo();
            } else if (stop) {
                turn.recorder().requestStop();
            }
        }
    }

    /**
     * Ends the turns of lost instances, and their runs at the agent server. Until then no other turn begins in the
     * conversation, so that only their runs are cancelled.
     */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void endAbandonedTurns() {
        for (var turn : store.takeOver(id, List.copyOf(running.keySet()))) {
            log.warn("Turn {} is interrupted: whoever ran it went away", turn.id());
            Thread.startVirtualThread(() -> endAbandoned(turn));
        }
    }

    private void endAbandoned(TurnStore.Abandoned turn) {
        try {
            orchestrator.abandon(turn.conversation().person(), turn.conversation().world());
        } finally {
            var end = json.text(turn.lastEvent() + 1, new TurnEvent.Finished(FinishReason.INTERRUPTED));
            events.append(List.of(new Addition(turn.id(), id, List.of(end), Turn.Status.INTERRUPTED)));
            meters.finished(FinishReason.INTERRUPTED);
            signals.changed(turn.id());
            queue.changed();
        }
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        letRunningTurnsFinish();
        over = true;
        running.values().forEach(turn -> interrupt(turn.recorder()));
        signals.close();
        timer.shutdown();
        started = false;
    }

    private void letRunningTurnsFinish() {
        var deadline = System.nanoTime() + grace.toNanos();
        if (!running.isEmpty() && grace.isPositive()) {
            log.info("{} turns may go on for {} s", running.size(), grace.toSeconds());
        }
        // Turns that ended before woke nobody; each permit would cost a query of the leases.
        ended.drainPermits();
        try {
            for (var left = grace.toNanos(); !running.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
                keepLeasesUnscheduled();
                ended.tryAcquire(Math.min(left, LEASE_CHECK.toNanos()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Renews the leases during shutdown, when scheduled tasks have stopped. */
    private void keepLeasesUnscheduled() {
        try {
            keepLeases();
        } catch (RuntimeException e) {
            log.warn("The leases of running turns were not kept this time", e);
        }
    }

    private static void interrupt(TurnRecorder recorder) {
        try {
            recorder.finish(FinishReason.INTERRUPTED);
        } catch (RuntimeException e) {
            log.error("A turn could not be ended; it ends when its lease runs out", e);
        }
        recorder.stop().request();
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
