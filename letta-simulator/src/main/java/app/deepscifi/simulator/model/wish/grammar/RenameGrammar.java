package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Names;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Pattern;

/** "Call it Saltglass", "rename Radiator Row to Ember Row". */
final class RenameGrammar implements Grammar {

    private static final String POINTER =
        "it|this|that|(?:this|the|my) world|(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|middle|other)(?: one| card| world)?|(?:number|card|world) \\w+|this one";
    private static final List<Pattern> FORMS = List.of(
        Regex.pattern("^rename\\s+(?<what>.{1,120}?)\\s+(?:to|as|into)\\s+(?<name>.{1,120})$"),
        Regex.pattern("^(?:call|name|rename)\\s+(?<what>" + POINTER + ")\\s*:?\\s+(?<name>.{1,120})$"),
        Regex.pattern(
            "^(?:change|set)\\s+(?:the|its) name(?:\\s+of\\s+(?<what>.{1,120}?))?\\s+(?:to|into)\\s+(?<name>.{1,120})$"
        ),
        Regex.pattern("^(?:change|set)\\s+(?<what>.{1,120}?)['’]s? name\\s+(?:to|into)\\s+(?<name>.{1,120})$"),
        Regex.pattern(
            "^(?<what>.{1,120}?)\\s+(?:should|shall|must) be (?:called|named|renamed(?: to)?)\\s+(?<name>.{1,120})$"
        )
    );

    @Override
    public List<Wish> read(Clause clause) {
        for (var form : FORMS) {
            var found = form.matcher(clause.plain());
            if (found.matches()) return List.of(
                new Wish.Rename(Regex.group(found, "what"), Names.clean(found.group("name")))
            );
        }
        return List.of();
    }
}
