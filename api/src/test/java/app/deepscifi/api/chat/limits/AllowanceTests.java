package app.deepscifi.api.chat.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.limits.Allowance.Share;
import app.deepscifi.api.chat.limits.Allowance.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final Limits LIMITS = new Limits(3, 1_000, 2, 10_000);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void the_minute_begins_with_the_first_turn_and_ends_sixty_seconds_later() {
        var counted = new Tally(NOON.plusMillis(59_999), NOON, 3, TODAY, 0, 0, 0, 0);

        assertThat(Allowance.of(counted, LIMITS).turns()).isEqualTo(new Share(3, 3, NOON.plusSeconds(60)));
        assertThat(Allowance.of(at(counted, NOON.plusSeconds(60)), LIMITS).turns()).isEqualTo(new Share(0, 3, null));
    }

    @Test
    void tokens_are_those_of_the_day_until_midnight_utc() {
        var counted = new Tally(MIDNIGHT.minusNanos(1), NOON, 0, TODAY, 1_200, 0, 0, 0);

        assertThat(Allowance.of(counted, LIMITS).tokens()).isEqualTo(new Share(1_200, 1_000, MIDNIGHT));
        assertThat(Allowance.of(at(counted, MIDNIGHT), LIMITS).tokens()).isEqualTo(new Share(0, 1_000, null));
    }

    @Test
    void a_share_is_reached_with_its_last_one_and_not_before() {
        assertThat(new Share(999, 1_000, null).reached()).isFalse();
        assertThat(new Share(1_000, 1_000, null).reached()).isTrue();
        assertThat(new Share(1_200, 1_000, null).reached()).isTrue();
    }

    @Test
    void who_has_sent_too_many_is_told_how_many_and_for_how_long_to_wait() {
        refused(new Tally(NOON.plusMillis(48_001), NOON, 3, TODAY, 0, 0, 0, 0), "too-many-turns", 12).isEqualTo(
            "You have sent 3 messages within a minute. You can send the next one in 12 seconds."
        );
        refused(new Tally(NOON.plusMillis(59_999), NOON, 3, TODAY, 0, 0, 0, 0), "too-many-turns", 1).endsWith(
            "in 1 second."
        );
        refused(new Tally(NOON, NOON, 3, TODAY, 0, 0, 0, 0), "too-many-turns", 60).endsWith("in 1 minute.");
    }

    @Test
    void who_has_used_the_days_tokens_is_told_when_there_are_new_ones() {
        var used = new Tally(MIDNIGHT.minus(Duration.ofHours(3)), NOON, 3, TODAY, 1_000, 2, 0, 0);

        refused(used, "tokens-used-up", 3 * 3600).isEqualTo(
            "You have used today's 1,000 tokens. They are refilled at midnight UTC, in 3 hours."
        );
        refused(at(used, MIDNIGHT.minusSeconds(3601)), "tokens-used-up", 3601).endsWith("in 2 hours.");
        refused(at(used, MIDNIGHT.minusSeconds(3540)), "tokens-used-up", 3540).endsWith("in 59 minutes.");
        refused(at(used, MIDNIGHT.minusNanos(1)), "tokens-used-up", 1).endsWith("in 1 second.");
    }

    @Test
    void who_follows_too_much_at_once_is_told_what_to_close() {
        refused(new Tally(NOON, NOON, 0, TODAY, 0, 2, 0, 0), "too-many-streams", 5)
            .startsWith("You follow 2 answers at once")
            .endsWith("Close one of them, then try again.");
    }

    @Test
    void at_the_storage_limit_the_error_names_the_limit_and_how_to_make_room() {
        var full = new Tally(NOON, NOON, 0, TODAY, 0, 0, 0, Allowance.MAX_BYTES);

        var refusal = Refusal.ofTurn(full, LIMITS).orElseThrow();

        assertThat(refusal.code().code()).isEqualTo("storage-full");
        assertThat(refusal.extras()).containsEntry("maxBytes", 500_000_000L);
        assertThat(refusal.detail()).contains("500,000,000 bytes", "All of it is kept", "delete a world");
        assertThat(Allowance.of(full, LIMITS).bytes()).isEqualTo(new Share(500_000_000, 500_000_000, null));
    }

    @Test
    void a_limit_that_was_reached_a_moment_ago_is_no_reason_to_refuse() {
        var reached = new Tally(NOON.plusMillis(59_999), NOON, 3, TODAY, 0, 1, 0, 0);

        assertThat(Refusal.ofTurn(reached, LIMITS)).isPresent();
        assertThat(Refusal.ofTurn(at(reached, NOON.plusSeconds(60)), LIMITS)).isEmpty();
    }

    private static Tally at(Tally tally, Instant now) {
        return new Tally(
            now,
            tally.minuteBegan(),
            tally.turns(),
            tally.day(),
            tally.tokens(),
            tally.streams(),
            tally.tokensOfAll(),
            tally.bytes()
        );
    }

    private static AbstractStringAssert<?> refused(Tally tally, String code, long seconds) {
        var refusal = Refusal.ofTurn(tally, LIMITS).orElseThrow();
        assertThat(refusal.code().code()).isEqualTo(code);
        assertThat(refusal.code().status().value()).isEqualTo(429);
        assertThat(refusal.extras()).containsEntry("retryAfter", seconds);
        return assertThat(refusal.detail());
    }
}
