package app.deepscifi.api.agents.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalTests {

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger interruptions = new AtomicInteger();

    @Test
    void a_stop_ends_once_what_is_being_waited_for() {
        try (var _ = stop.interrupting(interruptions::incrementAndGet)) {
            stop.request();
            stop.request();
        }
        assertThat(interruptions).hasValue(1);
        assertThat(stop.requested()).isTrue();
    }

    @Test
    void work_that_begins_after_a_stop_is_interrupted_at_once() {
        stop.request();
        try (var _ = stop.interrupting(interruptions::incrementAndGet)) {
            assertThat(interruptions).hasValue(1);
        }
    }

    @Test
    void finished_work_is_not_interrupted() {
        try (var _ = stop.interrupting(interruptions::incrementAndGet)) {
            assertThat(stop.requested()).isFalse();
        }
        stop.request();
        assertThat(interruptions).hasValue(0);
    }
}
