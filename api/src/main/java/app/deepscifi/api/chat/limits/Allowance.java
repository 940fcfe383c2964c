package app.deepscifi.api.chat.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one person, and how much of each is used.
 *
 * @param turns   messages in the current minute, which begins with the first of them
 * @param tokens  input and output tokens on the current UTC day
 * @param streams answers that are followed now
 * @param bytes   of all conversations, with the results of tools; deleting a world deletes its conversations
 */
public record Allowance(Share turns, Share tokens, Share streams, Share bytes) {
    /** Maximum bytes of all conversations of one person. Turns that begin within the limit are finished. */
    static final long MAX_BYTES = 500_000_000;

    static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * @param used      may exceed the limit, because a turn that begins within it is finished
     * @param refillsAt when the whole limit is available again; null if nothing is used, or time alone does not help
     */
    record Share(long used, long limit, @Nullable Instant refillsAt) {
        boolean reached() {
            return used >= limit;
        }
    }

    /**
     * The counters of a person at one moment.
     *
     * @param minuteBegan time of the first of the turns
     * @param day         the day of the tokens
     * @param tokensOfAll tokens of all people together today
     * @param bytes       of all conversations
     */
    record Tally(
        Instant now,
        Instant minuteBegan,
        int turns,
        LocalDate day,
        long tokens,
        int streams,
        long tokensOfAll,
        long bytes
    ) {
        Instant midnight() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    static Allowance of(Tally tally, Limits limits) {
        var minuteEnds = tally.minuteBegan().plus(MINUTE);
        var turns = tally.now().isBefore(minuteEnds) ? tally.turns() : 0;
        var today = LocalDate.ofInstant(tally.now(), ZoneOffset.UTC);
        var tokens = tally.day().isBefore(today) ? 0 : tally.tokens();
        return new Allowance(
            new Share(turns, limits.turnsPerMinute(), turns == 0 ? null : minuteEnds),
            new Share(tokens, limits.tokensPerDay(), tokens == 0 ? null : tally.midnight()),
            new Share(tally.streams(), limits.streamsPerPerson(), null),
            new Share(tally.bytes(), MAX_BYTES, null)
        );
    }
}
