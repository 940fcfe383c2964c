package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.words.Kinds;
import app.deepscifi.simulator.model.words.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a message into clauses, one for each wish. Quoted text is never split. */
final class Clauses {

    private static final String KIND =
        "(?:rule|law|event|character|place|location|faction|technology|species|artifact|concept)";
    private static final Pattern BORDER = Regex.pattern(
        "(?:\\s*[;\\n]\\s*|[.!?]\\s+|,?\\s+(?:and|but|then|plus)\\s+(?:then |also |please )*|,\\s+(?:then |also |please )*)" +
            "(?=(?:please |also |then |now |just )*(?:" +
            String.join(
                "|",
                "(?:add|introduce) (?:an?|another|one|the|new|some)\\b",
                "(?:new )?rule(?: \\d+)?\\s*:",
                "rename\\b",
                "(?:call|name) (?:it|this|that|them|the)\\b",
                "set (?:it|them|the year|this|everything|the (?:first|second|third|last))\\b",
                "make (?:it|them|everything|all|this|the (?:first|second|third|last|other|world|whole))\\b",
                "(?:drop|remove|delete) (?:it|them|all|my|rule|no-|the " + KIND + "|(?-i:[A-Z]))",
                "(?:change|move) (?:it|the (?:year|name|premise))\\b",
                "(?:translate|rewrite|redraw|draw|summari[sz]e|shorten|lengthen|undo|publish|export|email|print|forbid|ban)\\b",
                "(?:write|tell|begin|start|give|show) (?:me|us|an?|another|my)\\b",
                "(?:list|show) (?:my|the|all)\\b",
                "(?:choose|take|pick) (?:the|number|it)\\b",
                "(?:explain|remember|forget)\\b",
                "(?:no|without) \\p{L}",
                "in (?:the year )?\\d{3,5},? \\S+ \\S+",
                "in (?:the year )?\\d{3,5}[.!]?$",
                "(?:an?|another) (?:" + Kinds.WORDS + ") (?:called|named)\\b",
                "(?:a bit |a little |much |even )?(?:darker|lighter|smaller)\\b",
                "(?:who|what|when|where|why|how)(?:'s|’s)?\\b[^.]*\\?"
            ) +
            "))"
    );
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”");

    private Clauses() {}

    static List<String> of(String said) {
        var visible = QUOTED.matcher(said).replaceAll(found -> "x".repeat(found.end() - found.start()));
        var clauses = new ArrayList<String>();
        var from = 0;
        for (var border = BORDER.matcher(visible); border.find(); ) {
            if (border.start() <= from) continue;
            clauses.add(said.substring(from, ended(visible, border.start())));
            from = border.end();
        }
        clauses.add(said.substring(from));
        return clauses;
    }

    /** Moves the end of a clause behind the punctuation mark that ends the sentence. */
    private static int ended(String said, int at) {
        return at < said.length() && ".!?".indexOf(said.charAt(at)) >= 0 ? at + 1 : at;
    }
}
