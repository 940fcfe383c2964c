package app.deepscifi.simulator.model.wish;

import java.util.List;
import java.util.regex.Pattern;

/** "Call it Saltglass", "rename Radiator Row to Ember Row". */
final class RenameGrammar implements Grammar {

    private static final String POINTER =
        "it|this|that|(?:this|the|my) world|(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|middle|other)(?: one| card| world)?|(?:number|card|world) \\w+|this one";
    private static final List<Pattern> FORMS = List.of(
        Grammar.pattern("^rename\\s+(?<what>.{1,120}?)\\s+(?:to|as|into)\\s+(?<name>.{1,120})$"),
        Grammar.pattern("^(?:call|name|rename)\\s+(?<what>" + POINTER + ")\\s*:?\\s+(?<name>.{1,120})$"),
        Grammar.pattern(
            "^(?:change|set)\\s+(?:the|its) name(?:\\s+of\\s+(?<what>.{1,120}?))?\\s+(?:to|into)\\s+(?<name>.{1,120})$"
        ),
        Grammar.pattern("^(?:change|set)\\s+(?<what>.{1,120}?)['’]s? name\\s+(?:to|into)\\s+(?<name>.{1,120})$"),
        Grammar.pattern(
            "^(?<what>.{1,120}?)\\s+(?:should|shall|must) be (?:called|named|renamed(?: to)?)\\s+(?<name>.{1,120})$"
        )
    );

    @Override
    public List<Wish> read(Clause clause) {
        for (var form : FORMS) {
            var found = form.matcher(clause.plain());
            if (found.matches()) return List.of(
                new Wish.Rename(Grammar.group(found, "what"), Names.clean(found.group("name")))
            );
        }
        return List.of();
    }
}
