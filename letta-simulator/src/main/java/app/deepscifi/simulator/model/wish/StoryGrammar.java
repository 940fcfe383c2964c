package app.deepscifi.simulator.model.wish;

import java.util.List;
import java.util.regex.Pattern;

/** "Write a story about the first lamp, first person, present tense", "go on, she opens the door", "what if she stays?". */
final class StoryGrammar implements Grammar {

    private static final Pattern TELL = Grammar.pattern(
        "^(?:(?:write|tell|begin|start|give|make|create|narrate|i want)\\s+)?(?:(?:me|us)\\s+)?(?:(?:an?|another|the|new|short|little|very|long)\\s+)*(?:story|tale)\\s*(?:about|of|on|where|in which|with|:|,|-|–|—)?\\s+(?<about>\\S.{2,600})$"
    );
    private static final Pattern WRITE = Grammar.pattern("^(?:write|narrate)\\s+about\\s+(?<about>\\S.{2,600})$");
    private static final Pattern ONWARD = Grammar.pattern(
        "^(?:continue|go on|carry on|keep (?:going|writing)|(?:the )?next(?: (?:scene|passage|part|chapter))?|more|and then|what happens next|write (?:the next (?:passage|scene|part)|more|on))(?:\\s+(?:the story|it|from here|writing))?(?:\\s*[,:.;–—-]\\s*|\\s+(?:with|about|where|and|so that|when)\\s+|$)(?<with>.{0,400})$"
    );
    private static final Pattern BRANCH = Grammar.pattern(
        "^(?:what if\\s+(?<with>.{2,400}?)(?:\\?\\s*(?:write|make|as) (?:it )?(?:a|as a)?\\s*branch)?|(?:write |make )?(?:another|a different|an alternative) (?:way|version|branch)(?: it could go)?(?:\\s*[,:]?\\s*(?:where|with|in which)?\\s+(?<other>.{2,400}))?|(?:write |make )?(?:a )?branch(?:\\s*[,:]?\\s*(?:where|with|in which)?\\s+(?<third>.{2,400}))?)$"
    );
    private static final Pattern TOO_MUCH = Grammar.pattern(
        ".*\\b(?:in the (?:style|voice|manner|tone) of|as (?:a |an )?(?:poem|haiku|song|sonnet|script|screenplay|letter|limerick)|in (?:french|german|spanish|italian|japanese|chinese|russian|portuguese|dutch|polish|latin|rhyme|verse)|in \\d+ words|\\d+ words|words long|pages?\\b long)\\b.*"
    );

    @Override
    public List<Wish> read(Clause clause) {
        var plain = clause.plain();
        if (TOO_MUCH.matcher(plain).matches()) return List.of();
        var onward = ONWARD.matcher(plain);
        if (onward.matches()) return List.of(new Wish.Continue(Grammar.group(onward, "with")));
        var branch = BRANCH.matcher(plain);
        if (branch.matches()) return List.of(
            new Wish.Branch(
                Grammar.group(branch, "with") + Grammar.group(branch, "other") + Grammar.group(branch, "third")
            )
        );
        for (var form : List.of(TELL, WRITE)) {
            var told = form.matcher(plain);
            if (told.matches()) return tell(Grammar.group(told, "about"));
        }
        return List.of();
    }

    private static List<Wish> tell(String about) {
        var asked = VoiceWords.of(about);
        var title = asked.rest().replaceFirst("(?i)^(?:about|of|where|in which|with)\\s+", "");
        return title.isEmpty() ? List.of() : List.of(new Wish.Tell(title, asked.voice()));
    }
}
