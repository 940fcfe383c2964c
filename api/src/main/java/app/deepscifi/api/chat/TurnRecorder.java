package app.deepscifi.api.chat;

import app.deepscifi.api.agents.StopSignal;
import app.deepscifi.api.agents.TurnSink;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores what happens in one turn, in order. Pieces of text are joined for a moment before they are stored: the first
 * at once, what follows after {@link #BATCH_TIME} or {@link #BATCH_LENGTH}, whichever comes first.
 */
final class TurnRecorder implements TurnSink {

    static final Duration BATCH_TIME = Duration.ofMillis(150);
    static final int BATCH_LENGTH = 4_000;

    /** How long a turn may take. */
    static final Duration MAX_DURATION = Duration.ofMinutes(10);

    private final TurnId turn;
    private final UUID runner;
    private final TurnEventStore store;
    private final TurnEventJson json;
    private final TurnSignals signals;
    private final ScheduledExecutorService timer;
    private final TurnMeters meters;
    private final StopSignal stop = new StopSignal();
    private final long startedAt = System.nanoTime();

    private @Nullable TurnEvent open;
    private int openLength;
    private int last;
    private long flushedAt = System.nanoTime() - BATCH_TIME.toNanos();
    private boolean flushPlanned;
    private boolean over;

    TurnRecorder(
        TurnId turn,
        UUID runner,
        TurnEventStore store,
        TurnEventJson json,
        TurnSignals signals,
        ScheduledExecutorService timer,
        TurnMeters meters
    ) {
        this.turn = turn;
        this.runner = runner;
        this.store = store;
        this.json = json;
        this.signals = signals;
        this.timer = timer;
        this.meters = meters;
    }

    /** @throws TurnLostException where the turn was ended by somebody else */
    @Override
    public synchronized void emit(TurnEvent event) {
        if (over) {
            throw new TurnLostException(turn);
        }
        switch (event) {
            case TurnEvent.Text(var text) -> piece(event, text.length());
            case TurnEvent.Reasoning(var text) -> piece(event, text.length());
            case TurnEvent.Passage passage -> piece(event, passage.text().length());
            case TurnEvent.Usage usage -> {
                meters.used(usage);
                store(withOpen(event), Turn.Status.RUNNING);
            }
            default -> store(withOpen(event), Turn.Status.RUNNING);
        }
    }

    @Override
    public StopSignal stop() {
        return stop;
    }

    /** Stores the end. Afterwards nothing can be added; where the turn was ended before, nothing happens. */
    synchronized void finish(FinishReason reason) {
        if (!over) {
            over = true;
            store(withOpen(new TurnEvent.Finished(reason)), Turn.Status.valueOf(reason.name()));
            meters.finished(reason);
        }
    }

    /** Ends the turn where it has taken too long. */
    void limit() {
        if (System.nanoTime() - startedAt < MAX_DURATION.toNanos()) {
            return;
        }
        finish(FinishReason.LIMIT);
        stop.request();
    }

    private void piece(TurnEvent piece, int length) {
        var joined = open == null ? null : TurnEvent.joined(open, piece).orElse(null);
        if (open != null && joined == null) {
            flush();
        }
        open = joined == null ? piece : joined;
        openLength += length;
        var age = System.nanoTime() - flushedAt;
        if (openLength >= BATCH_LENGTH || age >= BATCH_TIME.toNanos()) {
            flush();
        } else if (!flushPlanned) {
            flushPlanned = true;
            timer.schedule(this::flushPlanned, BATCH_TIME.toNanos() - age, TimeUnit.NANOSECONDS);
        }
    }

    private void flushPlanned() {
        Thread.startVirtualThread(() -> {
            synchronized (this) {
                flushPlanned = false;
                if (!over) {
                    flush();
                }
            }
        });
    }

    private void flush() {
        if (open != null) {
            store(withOpen(), Turn.Status.RUNNING);
        }
    }

    private List<NumberedEvent> withOpen(TurnEvent... next) {
        var events = new ArrayList<NumberedEvent>();
        if (open != null) {
            events.add(json.written(last + 1, open));
        }
        for (var event : next) {
            events.add(json.written(last + 1 + events.size(), event));
        }
        return events;
    }

    private void store(List<NumberedEvent> events, Turn.Status status) {
        var stopRequested = store.append(turn, runner, events, status);
        open = null;
        openLength = 0;
        last = events.getLast().id();
        flushedAt = System.nanoTime();
        signals.changed(turn);
        if (stopRequested.isEmpty()) {
            over = true;
            throw new TurnLostException(turn);
        }
        if (stopRequested.get() && status == Turn.Status.RUNNING) {
            Thread.startVirtualThread(stop::request);
        }
    }
}
