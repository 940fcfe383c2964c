package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "In 2210 the ring broke", "add an event: 2460, the Row burned". An event needs a date. */
final class EventGrammar implements Grammar {

    private static final String WHEN = "(?<when>-?\\d{1,6}(?:-\\d{2}){0,2}(?:\\s*(?:bce?|ce|ad)\\b)?)";
    private static final String ADD =
        "^(?:(?:add|put|enter)\\s+)?(?:(?:an?|the|another|new|to|in|into|this)\\s+)*(?:event|timeline|date)(?: entry)?(?:\\s+(?:to|in|on) the timeline)?";
    private static final String HAPPENED =
        "was|were|\\p{Ll}{2,}ed|became|began|broke|built|came|died|fell|fled|found|gave|left|lost|made|met|rose|sank|split|stole|swore|took|went|won|wrote";
    private static final List<Pattern> FORMS = List.of(
        Regex.pattern("^in (?:the year )?" + WHEN + "\\s*[,:]?\\s+(?<title>(?!add\\b|set\\b|please\\b)\\S+\\s+\\S.*)$"),
        Regex.pattern(
            "^(?<title>(?:the|an?)\\s+(?!(?:world|story|year)\\b)\\S+\\s+(?!is\\b|are\\b)\\S.*?)\\s+in (?:the year )?" +
                WHEN +
                "$"
        ),
        Regex.pattern(
            "^(?<title>(?-i:\\p{Lu})[\\p{L}'’-]+(?:\\s+(?-i:\\p{Lu})[\\p{L}'’-]+){0,3}\\s+(?:" +
                HAPPENED +
                ")(?:\\s+[^.:;!?]{1,80}?)?)\\s+in (?:the year )?" +
                WHEN +
                "$"
        ),
        Regex.pattern(
            ADD + "\\s*[:,–—-]?\\s*(?:in |at |for )?(?:the year )?" + WHEN + "\\s*[:,–—-]?\\s*(?<title>\\S.*)$"
        ),
        Regex.pattern(
            ADD +
                "\\s*(?:[:,–—-]|called|named|where|in which|that)?\\s+(?<title>\\S.*?)\\s*,?\\s*(?:in|at|\\()\\s*(?:the year )?" +
                WHEN +
                "\\)?$"
        ),
        Regex.pattern(
            "^(?:add|put)\\s+(?<title>\\S.*?)\\s+(?:to|in|on|into) the timeline\\s*,?\\s*(?:in|at|for|under)\\s+(?:the year )?" +
                WHEN +
                "$"
        ),
        Regex.pattern(
            "^(?:add|put)\\s+(?:in )?" +
                WHEN +
                "\\s*[:,–—-]\\s*(?<title>\\S.*?)(?:\\s+(?:to|in|on|into) the timeline)?$"
        )
    );

    @Override
    public List<Wish> read(Clause clause) {
        if (clause.asks()) return List.of();
        for (var form : FORMS) {
            var found = form.matcher(clause.plain());
            if (!found.matches()) continue;
            var title = found.group("title").strip().replaceAll("^[\"“]|[\"”]$", "");
            if (title.length() > 118) return List.of();
            return List.of(
                new Wish.AddEvent(Regex.group(found, "when"), title.substring(0, 1).toUpperCase() + title.substring(1))
            );
        }
        return List.of();
    }
}
