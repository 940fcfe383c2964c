package app.deepscifi.api.chat.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.settings.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private final Bound<Limits> bound = new Bound<>(Limits.class, Map.of());

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(new Limits(20, 2_000_000, 20, 20_000_000));
        assertThat(bound.with("deepscifi.limits.tokens-per-day", "")).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void every_setting_is_read() {
        var all = Map.of(
            "deepscifi.limits.turns-per-minute",
            " 5 ",
            "deepscifi.limits.tokens-per-day",
            "6",
            "deepscifi.limits.streams-per-person",
            "7",
            "deepscifi.limits.tokens-per-day-for-all",
            "9000000000"
        );

        assertThat(bound.with(all)).isEqualTo(new Limits(5, 6, 7, 9_000_000_000L));
    }

    @Test
    void a_malformed_setting_is_named_as_the_operator_knows_it() {
        bound.takesOnlyWholeNumbers("deepscifi.limits.turns-per-minute", "TURNS_PER_MINUTE");
        bound.takesOnlyWholeNumbers("deepscifi.limits.tokens-per-day", "TOKENS_PER_DAY");
        bound.takesOnlyWholeNumbers("deepscifi.limits.streams-per-person", "STREAMS_PER_PERSON");
        bound.takesOnlyWholeNumbers("deepscifi.limits.tokens-per-day-for-all", "TOKENS_PER_DAY_FOR_ALL");
        bound.refuses("deepscifi.limits.turns-per-minute", "2147483648", "TURNS_PER_MINUTE must be");
    }
}
