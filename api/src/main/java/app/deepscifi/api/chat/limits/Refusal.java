package app.deepscifi.api.chat.limits;

import app.deepscifi.api.chat.limits.Allowance.Share;
import app.deepscifi.api.chat.limits.Allowance.Tally;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The problem for a reached limit, with the time until it is free again. */
final class Refusal {

    /** The end of a stream is unknown; another attempt is worthwhile after this time. */
    private static final Duration STREAM_WAIT = Duration.ofSeconds(5);

    private Refusal() {}

    /** The problem of a turn that exceeds a limit; empty if it exceeds none. */
    static Optional<ProblemException> ofTurn(Tally tally, Limits limits) {
        var allowance = Allowance.of(tally, limits);
        if (tally.tokensOfAll() >= limits.tokensPerDayForAll()) {
            return Optional.of(tokensOfAll(tally));
        }
        if (allowance.bytes().reached()) {
            return Optional.of(bytes(allowance.bytes()));
        }
        if (allowance.tokens().reached()) {
            return Optional.of(tokens(allowance.tokens(), tally.now()));
        }
        if (allowance.turns().reached()) {
            return Optional.of(turns(allowance.turns(), tally.now()));
        }
        return allowance.streams().reached() ? Optional.of(ofStream(allowance)) : Optional.empty();
    }

    /** The problem if all people together have reached their limit. It does not reveal the number. */
    private static ProblemException tokensOfAll(Tally tally) {
        var wait = Duration.between(tally.now(), tally.midnight());
        return refused(
            ProblemCode.TOKENS_OF_ALL_USED_UP,
            "The agents have answered as much as they may today, for all people together. They answer again at " +
                "midnight UTC, in %s.".formatted(words(wait)),
            wait
        );
    }

    static ProblemException ofStream(Allowance allowance) {
        var limit = allowance.streams().limit();
        return refused(
            ProblemCode.TOO_MANY_STREAMS,
            "You follow %s at once, in other tabs or on other devices. Close one of them, then try again.".formatted(
                counted(limit, "answer")
            ),
            STREAM_WAIT
        );
    }

    private static ProblemException bytes(Share bytes) {
        return new ProblemException(
            ProblemCode.STORAGE_FULL,
            (
                "Your conversations hold %,d bytes, which is as much as they can. All of it is kept. To go on, delete a world " +
                "that you talked in: what was said there goes with it."
            ).formatted(bytes.limit()),
            Map.of("maxBytes", bytes.limit())
        );
    }

    private static ProblemException turns(Share turns, Instant now) {
        var wait = wait(turns, now);
        return refused(
            ProblemCode.TOO_MANY_TURNS,
            "You have sent %s within a minute. You can send the next one in %s.".formatted(
                counted(turns.limit(), "message"),
                words(wait)
            ),
            wait
        );
    }

    private static ProblemException tokens(Share tokens, Instant now) {
        var wait = wait(tokens, now);
        return refused(
            ProblemCode.TOKENS_USED_UP,
            "You have used today's %s. They are refilled at midnight UTC, in %s.".formatted(
                counted(tokens.limit(), "token"),
                words(wait)
            ),
            wait
        );
    }

    private static Duration wait(Share share, Instant now) {
        return share.refillsAt() == null ? Duration.ZERO : Duration.between(now, share.refillsAt());
    }

    private static ProblemException refused(ProblemCode code, String detail, Duration wait) {
        return new ProblemException(code, detail, Map.of("retryAfter", seconds(wait)));
    }

    private static String words(Duration wait) {
        var seconds = seconds(wait);
        if (seconds < 60) {
            return counted(seconds, "second");
        }
        var minutes = Math.ceilDiv(seconds, 60);
        return minutes < 60 ? counted(minutes, "minute") : counted(Math.ceilDiv(minutes, 60), "hour");
    }

    /** The waiting time in seconds, rounded up, at least 1. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static String counted(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
