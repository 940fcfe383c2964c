package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.api.platform.ProblemCode;
import app.deepscifi.api.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInTriesTests {

    private final SettableClock clock = new SettableClock();
    private final SignInTries tries = new SignInTries(clock);

    @Test
    void guessing_ends_with_how_long_to_wait() {
        guess(SignInTries.LIMIT);

        var refused = catchThrowableOfType(ProblemException.class, () -> tries.begin("a@b", "1.2.3.4"));

        assertThat(refused.code()).isEqualTo(ProblemCode.RATE_LIMITED);
        assertThat(refused.extras()).containsEntry("retryAfter", SignInTries.WINDOW.toSeconds());
    }

    @Test
    void after_the_wait_it_begins_anew() {
        guess(SignInTries.LIMIT);
        clock.now = clock.now.plus(SignInTries.WINDOW);

        assertThatCode(() -> guess(SignInTries.LIMIT)).doesNotThrowAnyException();
    }

    @Test
    void whoever_guesses_elsewhere_locks_nobody_out() {
        guess(SignInTries.LIMIT);

        assertThatCode(() -> tries.begin("a@b", "5.6.7.8")).doesNotThrowAnyException();
        assertThatCode(() -> tries.begin("c@d", "1.2.3.4")).doesNotThrowAnyException();
    }

    @Test
    void the_right_password_forgives_the_wrong_ones() {
        guess(SignInTries.LIMIT);
        tries.succeeded("a@b", "1.2.3.4");

        assertThatCode(() -> guess(SignInTries.LIMIT)).doesNotThrowAnyException();
    }

    private void guess(int times) {
        for (var i = 0; i < times; i++) {
            tries.begin("a@b", "1.2.3.4");
        }
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
