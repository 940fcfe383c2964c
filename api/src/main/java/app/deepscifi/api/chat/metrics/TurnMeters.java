package app.deepscifi.api.chat.metrics;

import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts the work of this instance. The names are those of the metrics, which dashboards and alarms use. */
@Component
public class TurnMeters {

    private final AtomicInteger openStreams = new AtomicInteger();
    private final AtomicInteger queuedTurns = new AtomicInteger();
    private final AtomicInteger runningTurns = new AtomicInteger();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();

    /** Something that lasts until it is closed. */
    public interface Lasting extends AutoCloseable {
        @Override
        void close();
    }

    public Lasting stream() {
        return lasting(openStreams);
    }

    /** A turn that waits for its agent; it also counts as running. */
    public Lasting queued() {
        return lasting(queuedTurns);
    }

    public Lasting turn() {
        return lasting(runningTurns);
    }

    public void used(TurnEvent.Usage usage) {
        inputTokens.add(usage.inputTokens());
        outputTokens.add(usage.outputTokens());
    }

    /** A turn that the person stopped, or the model refused, counts neither as success nor as failure. */
    public void finished(FinishReason reason) {
        switch (reason) {
            case COMPLETED, CUT -> completed.increment();
            case FAILED, LIMIT, INTERRUPTED, EMPTY -> failed.increment();
            case STOPPED, REFUSED -> {
            }
        }
    }

    /** @return gauges now, and counts since the last call */
    Map<String, Long> read() {
        var values = new LinkedHashMap<String, Long>();
        values.put("OpenStreams", openStreams.longValue());
        values.put("RunningTurns", runningTurns.longValue());
        values.put("QueuedTurns", queuedTurns.longValue());
        values.put("TurnsCompleted", completed.sumThenReset());
        values.put("TurnsFailed", failed.sumThenReset());
        values.put("InputTokens", inputTokens.sumThenReset());
        values.put("OutputTokens", outputTokens.sumThenReset());
        return values;
    }

    private static Lasting lasting(AtomicInteger count) {
        count.incrementAndGet();
        return count::decrementAndGet;
    }
}
