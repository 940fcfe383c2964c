package app.deepscifi.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.TurnId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TurnSignalsTests {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final TurnSignals signals = new TurnSignals();
    private final TurnId turn = TurnId.random();

    @Test
    void what_changed_between_two_waits_is_not_missed() throws InterruptedException {
        try (var follower = signals.follow(turn)) {
            signals.changed(turn);
            follower.await(FOR_EVER);
        }
    }

    @Test
    void every_follower_is_woken() throws InterruptedException {
        try (var one = signals.follow(turn); var other = signals.follow(turn)) {
            signals.changed(turn);
            one.await(FOR_EVER);
            other.await(FOR_EVER);
        }
    }

    @Test
    void changes_of_another_turn_wake_nobody() throws InterruptedException {
        try (var follower = signals.follow(turn)) {
            signals.changed(TurnId.random());
            follower.await(Duration.ofMillis(1));
            assertThat(follower.signal().availablePermits()).isZero();
        }
    }
}
