package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Recognizes the kind of an error by its text. Providers and compatible servers have no common codes for the most important
 * kinds, and pass on texts of other providers.
 */
public final class ProviderWords {

    private record Meaning(Kind kind, Pattern words) {}

    /** The first match counts, so the order matters: an error about tools names the model too. */
    private static final List<Meaning> MEANINGS = List.of(
        new Meaning(
            Kind.TOO_LONG,
            words(
                "context[ _-]?(length|window|size|limit|overflow)",
                "(exceeds?|exceeded|beyond|over) (the )?(model'?s? )?(available |maximum |max )?context",
                "(maximum|max\\.?) (context|prompt|input|sequence|model) ?(length|size)",
                "max_(model|seq|input|context)_(len|tokens)",
                "(prompt|input|request|messages?|inputs?|conversation)( is| are|:)? too (long|large)(?! to (be )?(store|log))",
                "too many (input |prompt |total )?tokens",
                "too large for model",
                "(input|prompt) ?tokens? (count )?.{0,80}(exceed|greater|larger|longer)",
                "(input|prompt) (length|token)[^.]{0,80}(exceed|greater|longer|larger|more) ",
                "(prompt|input) exceeds? (the )?max(imum)? (length|size|tokens)",
                "token count [^.]{0,80}exceed",
                "exceed(s|ed)? [^.]{0,40}(token limit|number of tokens|limit of \\d+ ?tokens|maximum (number of )?(input )?tokens)",
                "(must have less than|must be <=) \\d+( tokens)?",
                "reduce (the )?(length|size) of (the |your )?(input|prompt|messages?|request)",
                "tokens must be reduced",
                "tokens_limit_reached",
                "range of input length",
                "max_(completion_|output_|new_)?tokens[^.]{0,60}(too large|too high|exceed|at most|must be less|> ?\\d)",
                "at most \\d+ (completion|output) tokens",
                "range of max_tokens",
                "exceed_context_size",
                "string_above_max_length|string too long"
            )
        ),
        new Meaning(
            Kind.NO_TOOLS,
            words(
                "enable-auto-tool-choice|tool-call-parser",
                "tools? param requires",
                "(does not|doesn'?t|don'?t|do not|not|can'?t|cannot) (currently )?(support|allow|enable|accept) [^.]{0,30}(tools?\\b|tool[ _-]|functions?\\b|function[ _-])",
                "(support|supports) no (tools|functions)",
                "(tools?|tool[ _-]?(use|choice|calls?|calling)|functions?|function[ _-]?(calls?|calling))[`'\"]?( parameter| feature)? (is|are|is currently|are currently) (not |un)(supported|enabled|available|allowed)",
                "no endpoints found that support tool",
                "without (a )?tool (parser|support)"
            )
        ),
        new Meaning(
            Kind.NO_CREDIT,
            words(
                "insufficient[ _-](quota|credits?|balance|funds?)",
                "(no|not enough|requires more|out of) (credits?|balance|funds)",
                "credit balance is too low",
                "billing[ _-](hard[ _-]limit|not[ _-]active|error)",
                "exceeded your current quota, please check your plan(?!.*retry in)",
                "payment required",
                "account is (not active|overdue|in arrears)|arrearage"
            )
        ),
        new Meaning(
            Kind.DECLINED,
            words(
                "content[ _-]?(filter|policy|management policy|moderation)",
                "responsibleaipolicy",
                "data_inspection_failed|inappropriate content",
                "(was |been )?flagged",
                "(safety|usage) (system|policy|policies|guidelines)",
                "prohibited_content"
            )
        ),
        new Meaning(
            Kind.NO_MODEL,
            words(
                "model[ _-]?not[ _-]?(found|exist)|modelnotfound|deploymentnotfound",
                "(model|deployment)\\b.{0,120}(does not exist|doesn'?t exist|not found|not be found|is not (available|supported)|no longer (available|supported)|has been (deprecated|retired))",
                "not a valid model|invalid model|unknown model|no such model|unsupported model|model is not supported",
                "handle .{0,120}not found",
                "no endpoints found for"
            )
        ),
        new Meaning(
            Kind.UNAUTHORIZED,
            words(
                "invalid[ _-]?(x-)?(api[ _-]?key|token|authentication|credentials)",
                "incorrect api key|api key (is )?(not valid|invalid|missing|required|expired)|api_key_invalid",
                "(authentication|permission)_error|unauthorized|unauthenticated",
                "unsupported_country_region_territory"
            )
        ),
        new Meaning(
            Kind.RATE_LIMITED,
            words(
                "rate[ _-]?limit",
                "too many requests",
                "overloaded|over capacity|server (is )?busy|resource_exhausted|throttl"
            )
        )
    );

    /** Finds the context window of a model in the text of an error. */
    private static final Pattern LIMIT = Pattern.compile(
        "(?:(?:context|prompt|model|input|sequence) (?:length|window|size)(?: is| of|:)?(?: only| at most)?|> |allowed|" +
            "less than|must be <=|token limit:?|max size:|longer than the model'?s context length|n_ctx\"?:?)" +
            "\\s*\\(?(\\d[\\d,_]{2,9})",
        Pattern.CASE_INSENSITIVE
    );

    /** Finds the maximum number of output tokens in the text of an error. */
    private static final Pattern OUTPUT_LIMIT = Pattern.compile(
        "(\\d{2,6}),? which is the maximum allowed number of output tokens|at most (\\d{2,6}) (?:completion|output) tokens|" +
            "range of max_tokens [^\\[]{0,20}\\[\\d+, ?(\\d{2,6})",
        Pattern.CASE_INSENSITIVE
    );

    private static final int SMALLEST = 512;

    private ProviderWords() {}

    /**
     * Finds the kind of an error.
     *
     * @param words code, type and message of the error, as far as it has them
     * @return empty if no kind matches
     */
    public static Optional<Kind> meaning(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return MEANINGS.stream()
            .filter(it -> it.words().matcher(lower).find())
            .map(Meaning::kind)
            .findFirst();
    }

    /** @return the context window in tokens: the smallest limit in the text; empty if the text names none */
    public static OptionalInt limit(String words) {
        var found = LIMIT.matcher(words);
        var limits = LongStream.builder();
        while (found.find()) {
            limits.add(Long.parseLong(found.group(1).replaceAll("[,_]", "")));
        }
        return limits
            .build()
            .filter(limit -> limit >= SMALLEST && limit <= Integer.MAX_VALUE)
            .mapToInt(Math::toIntExact)
            .min();
    }

    /** @return the maximum number of output tokens; empty if the text names none */
    public static OptionalInt outputLimit(String words) {
        var found = OUTPUT_LIMIT.matcher(words);
        return found.find()
            ? IntStream.rangeClosed(1, found.groupCount())
                  .filter(group -> found.group(group) != null)
                  .map(group -> Integer.parseInt(found.group(group)))
                  .findFirst()
            : OptionalInt.empty();
    }

    private static Pattern words(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives));
    }
}
