package app.deepscifi.api.chat.limits;

import app.deepscifi.api.platform.settings.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * Limits of each person, and of all people together. Each is at least 1.
 *
 * @param turnsPerMinute     messages that agents begin to answer
 * @param tokensPerDay       input and output tokens in a UTC day
 * @param streamsPerPerson   answers that are followed at once, in all tabs and devices
 * @param tokensPerDayForAll input and output tokens in a UTC day, of all people together
 */
@ConfigurationProperties("deepscifi.limits")
public record Limits(int turnsPerMinute, long tokensPerDay, int streamsPerPerson, long tokensPerDayForAll) {
    static final Limits DEFAULT = new Limits(20, 2_000_000, 20, 20_000_000);

    @ConstructorBinding
    Limits(
        @Nullable String turnsPerMinute,
        @Nullable String tokensPerDay,
        @Nullable String streamsPerPerson,
        @Nullable String tokensPerDayForAll
    ) {
        this(
            (int) Setting.wholeNumber("TURNS_PER_MINUTE", turnsPerMinute, DEFAULT.turnsPerMinute, Integer.MAX_VALUE),
            Setting.wholeNumber("TOKENS_PER_DAY", tokensPerDay, DEFAULT.tokensPerDay, Long.MAX_VALUE),
            (int) Setting.wholeNumber(
                "STREAMS_PER_PERSON",
                streamsPerPerson,
                DEFAULT.streamsPerPerson,
                Integer.MAX_VALUE
            ),
            Setting.wholeNumber(
                "TOKENS_PER_DAY_FOR_ALL",
                tokensPerDayForAll,
                DEFAULT.tokensPerDayForAll,
                Long.MAX_VALUE
            )
        );
    }
}
