package app.deepscifi.api.chat.events;

import app.deepscifi.api.agents.TurnSink;
import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.api.chat.Turn;
import app.deepscifi.api.chat.follow.TurnLostException;
import app.deepscifi.api.chat.follow.TurnSignals;
import app.deepscifi.api.chat.metrics.TurnMeters;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Numbers the events of one turn and passes them to the writer in order, without waiting until they are stored. If more
 * than {@link #ROOM} characters wait, callers wait too (back-pressure).
 *
 * <p>Pieces of text are batched: the first is passed on at once, the next after {@link #BATCH_TIME} or {@link
 * #BATCH_LENGTH}, whichever comes first. Pieces that arrive during a write become one event, so that a slow database gets
 * fewer and longer ones. Events that are not urgent share the next write, because the cost of a write
 * hardly depends on its size.
 */
public final class TurnRecorder implements TurnSink {

    static final Duration BATCH_TIME = Duration.ofMillis(150);
    static final int BATCH_LENGTH = 4_000;

    /** Delay for events that are not urgent, so that they share the next write. */
    static final Duration LINGER = Duration.ofMillis(20);

    /** Maximum number of characters that wait to be stored. */
    static final int ROOM = 64_000;

    /** Maximum number of characters of one turn. A longer turn ends at its limit. */
    static final int MAX_LENGTH = 1_000_000;

    /** Time after a stop to tell the agent server and to receive the last words. */
    static final Duration STOP_GRACE = Duration.ofMillis(600);

    /** Longest duration of a turn. */
    static final Duration MAX_DURATION = Duration.ofMinutes(10);

    private final TurnId turn;
    private final UUID runner;
    private final TurnWriter writer;
    private final TurnEventJson json;
    private final TurnSignals signals;
    private final ScheduledExecutorService timer;
    private final TurnMeters meters;
    private final StopSignal stop = new StopSignal();
    private final long startedAt = System.nanoTime();

    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();

    private @Nullable TurnEvent open;
    private int openLength;
    private long closedAt = System.nanoTime() - BATCH_TIME.toNanos();
    private boolean closePlanned;
    private boolean writePlanned;

    /** Events not yet passed to the writer. {@code length} also counts the characters of those that it has. */
    private List<EventText> waiting = new ArrayList<>();
    private int length;
    private int total;
    private boolean writing;

    private int last;
    private int lastStored;
    private @Nullable FinishReason finished;
    private boolean lost;
    private volatile boolean followedElsewhere;
    private @Nullable DataAccessException refused;

    public TurnRecorder(
        TurnId turn,
        UUID runner,
        TurnWriter writer,
        TurnEventJson json,
        TurnSignals signals,
        ScheduledExecutorService timer,
        TurnMeters meters
    ) {
        this.turn = turn;
        this.runner = runner;
        this.writer = writer;
        this.json = json;
        this.signals = signals;
        this.timer = timer;
        this.meters = meters;
    }

    /** @throws TurnLostException if the turn has ended, here or on another instance */
    @Override
    public void emit(TurnEvent event) {
        state.lock();
        try {
            while (length >= ROOM && !lost && refused == null) {
                changed.awaitUninterruptibly();
            }
            requireStorable();
            if (finished != null) {
                throw new TurnLostException(turn);
            }
            switch (event) {
                case TurnEvent.Text(var text) -> piece(event, text.length());
                case TurnEvent.Reasoning(var text) -> piece(event, text.length());
                case TurnEvent.Passage passage -> piece(event, passage.text().length());
                case TurnEvent.Started _, TurnEvent.CanonUsed _, TurnEvent.Usage _ -> addLingering(event);
                default -> add(event);
            }
            if (event instanceof TurnEvent.Usage usage) {
                meters.used(usage);
            }
            if (total > MAX_LENGTH) {
                end(FinishReason.LIMIT);
                stop.request();
            }
        } finally {
            state.unlock();
        }
    }

    @Override
    public StopSignal stop() {
        return stop;
    }

    /**
     * Ends the turn and returns when its end is stored. Nothing can be added afterwards. If the turn had ended before,
     * that end counts.
     *
     * @throws TurnLostException if another instance ended the turn
     */
    public void finish(FinishReason reason) {
        end(reason);
        state.lock();
        try {
            while (lastStored < last && !lost && refused == null) {
                changed.awaitUninterruptibly();
            }
            requireStorable();
        } finally {
            state.unlock();
        }
    }

    /** Ends the turn without waiting until the end is stored. */
    private void end(FinishReason reason) {
        state.lock();
        try {
            if (finished == null && !lost && refused == null) {
                add(new TurnEvent.Finished(reason));
                finished = reason;
            }
        } finally {
            state.unlock();
        }
    }

    /** Somebody follows the turn on another instance: from now on it is told of new events, and at once of those until now. */
    public void followElsewhere() {
        followedElsewhere = true;
        signals.changed(turn);
    }

    /** Requests a stop. If the turn hangs, it is ended a moment later, so that the person does not wait. */
    public void requestStop() {
        if (stop.request()) {
            timer.schedule(() -> end(FinishReason.STOPPED), STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the turn if it has exceeded its maximum duration. */
    public void limit() {
        if (System.nanoTime() - startedAt < MAX_DURATION.toNanos()) {
            return;
        }
        end(FinishReason.LIMIT);
        stop.request();
    }

    /** @return the next events to store; the writer calls it after {@code store} */
    Addition taken() {
        state.lock();
        try {
            var events = waiting;
            waiting = new ArrayList<>();
            return new Addition(turn, runner, events, statusAfter(events));
        } finally {
            state.unlock();
        }
    }

    /** Called by the writer when the addition is stored. */
    void stored(Addition addition, boolean stopRequested) {
        // Before the writer gets more of the turn, so that followers receive the events in order.
        signals.stored(addition, followedElsewhere);
        state.lock();
        try {
            lastStored = addition.last();
            addition.events().forEach(event -> length -= event.data().length());
            writing = false;
            closeWhenDue();
            if (!waiting.isEmpty()) {
                writeUnlessWriting();
            }
            changed.signalAll();
        } finally {
            state.unlock();
        }
        if (addition.status() != Turn.Status.RUNNING && finished != null) {
            meters.finished(finished);
        } else if (stopRequested) {
            Thread.startVirtualThread(this::requestStop);
        }
    }

    /** Called when the lease of the turn is lost. */
    void lost() {
        state.lock();
        try {
            lost = true;
            drop();
        } finally {
            state.unlock();
        }
    }

    /** Gives the turn up at once, even if its agent hangs: another instance runs it, or its world is deleted. */
    public void letGo() {
        state.lock();
        try {
            if (finished != null) {
                return;
            }
        } finally {
            state.unlock();
        }
        lost();
        stop.request();
    }

    /**
     * Called when the database will never accept the current events. They are dropped, and the next caller gets the
     * error.
     */
    void refused(DataAccessException reason) {
        state.lock();
        try {
            refused = reason;
            finished = null;
            drop();
        } finally {
            state.unlock();
        }
    }

    private void drop() {
        waiting = new ArrayList<>();
        open = null;
        openLength = 0;
        length = 0;
        last = lastStored;
        writing = false;
        changed.signalAll();
    }

    private void requireStorable() {
        if (lost) {
            throw new TurnLostException(turn);
        }
        if (refused != null) {
            var reason = refused;
            refused = null;
            throw reason;
        }
    }

    private void piece(TurnEvent piece, int length) {
        var joined = open == null ? null : TurnEvent.joined(open, piece).orElse(null);
        if (joined == null) {
            close();
        }
        open = joined == null ? piece : joined;
        openLength += length;
        if (openLength >= BATCH_LENGTH) {
            close();
        } else {
            closeWhenDue();
        }
    }

    /** Closes the open batch, or plans to. During a write it stays open, and is closed when the write is done. */
    private void closeWhenDue() {
        if (open == null || writing) {
            return;
        }
        var left = BATCH_TIME.toNanos() - (System.nanoTime() - closedAt);
        if (left <= 0) {
            close();
        } else if (!closePlanned) {
            closePlanned = true;
            timer.schedule(this::closePlanned, left, TimeUnit.NANOSECONDS);
        }
    }

    private void closePlanned() {
        state.lock();
        try {
            closePlanned = false;
            closeWhenDue();
        } finally {
            state.unlock();
        }
    }

    private void add(TurnEvent event) {
        close();
        number(event);
        writeUnlessWriting();
    }

    private void addLingering(TurnEvent event) {
        close();
        number(event);
        if (!writing && !writePlanned) {
            writePlanned = true;
            timer.schedule(this::writePlanned, LINGER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void writePlanned() {
        state.lock();
        try {
            writePlanned = false;
            if (!waiting.isEmpty()) {
                writeUnlessWriting();
            }
        } finally {
            state.unlock();
        }
    }

    private void close() {
        if (open != null) {
            number(open);
            open = null;
            openLength = 0;
            closedAt = System.nanoTime();
            writeUnlessWriting();
        }
    }

    private void number(TurnEvent event) {
        var text = json.text(++last, event);
        waiting.add(text);
        length += text.data().length();
        total += text.data().length();
    }

    private void writeUnlessWriting() {
        if (!writing) {
            write();
        }
    }

    private void write() {
        writing = true;
        writer.store(this);
    }

    private Turn.Status statusAfter(List<EventText> events) {
        return events.getLast().isEnd() && finished != null
            ? Turn.Status.valueOf(finished.name())
            : Turn.Status.RUNNING;
    }
}
