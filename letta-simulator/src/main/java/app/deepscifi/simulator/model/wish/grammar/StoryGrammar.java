package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Regex;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Write a story about the first lamp, first person, present tense", "go on, she opens the door", "what if she stays?". */
final class StoryGrammar implements Grammar {

    private static final Pattern TELL = Regex.pattern(
        "^(?:(?:write|tell|begin|start|give|make|create|narrate|i want)\\s+)?(?:(?:me|us)\\s+)?(?:(?:an?|another|the|new|short|little|very|long)\\s+)*(?:story|tale)\\s*(?:about|of|on|where|in which|with|:|,|-|–|—)?\\s+(?<about>\\S.{2,600})$"
    );
    private static final Pattern WRITE = Regex.pattern("^(?:write|narrate)\\s+about\\s+(?<about>\\S.{2,600})$");
    private static final Pattern TELL_ANY = Regex.pattern(
        "^(?:(?:write|tell|begin|start|give|make|create|narrate|i want|i need)\\s+)?(?:(?:me|us)\\s+)?(?:(?:an?|another|one|new|short|little|very|long|good)\\s+)*(?:story|tale)(?:\\s+(?:for me|for us|here|set here|(?:(?:set )?in|of|from) this world|(?:about|of) (?:anything|something|whatever(?: you (?:like|want))?|this world)|of your(?: own)? choice))*$"
    );
    private static final String PART = "(?:scene|passage|part|chapter|paragraph)";
    private static final Pattern ONWARD = Regex.pattern(
        "^(?:continue|go on|carry on|keep (?:going|writing)|(?:the )?next(?: " +
            PART +
            ")?|more|and then|what happens next|(?:write|begin|start) (?:the )?(?:first|next|new|opening) " +
            PART +
            "|(?:write|begin|start) (?:the )?(?:opening|beginning)|write (?:an?|another) (?:new )?" +
            PART +
            "|write (?:more|on))(?:\\s+(?:(?:the|this|my|our) story|it|from here|writing|with this passage|where it (?:breaks|broke|leaves|left) off))*(?:\\s*[,:.;–—-]\\s*|\\s+(?:with|about|where|and|so that|when)\\s+|$)(?<with>.{0,400})$"
    );
    private static final Pattern BRANCH = Regex.pattern(
        "^(?:(?:try (?:it |this )?again|another try|once more|again)|what if\\s+(?<with>.{2,400}?)(?:\\?\\s*(?:write|make|as) (?:it )?(?:a|as a)?\\s*branch)?|(?:write |make )?(?:another|a different|an alternative) (?:way|version|branch|try)(?: it could go| of (?:it|(?:this|the)(?: last)? (?:passage|scene)))?(?:,? (?:but )?differently)?(?:\\s*[,:]?\\s*(?:where|with|in which)?\\s+(?<other>.{2,400}))?|(?:write |make )?(?:a )?branch(?:\\s*[,:]?\\s*(?:where|with|in which)?\\s+(?<third>.{2,400}))?)$"
    );
    private static final Pattern TOO_MUCH = Regex.pattern(
        ".*\\b(?:in the (?:style|voice|manner|tone) of|as (?:a |an )?(?:poem|haiku|song|sonnet|script|screenplay|letter|limerick)|in (?:french|german|spanish|italian|japanese|chinese|russian|portuguese|dutch|polish|latin|rhyme|verse)|in \\d+ words|\\d+ words|words long|pages?\\b long)\\b.*"
    );

    @Override
    public List<Wish> read(Clause clause) {
        if (TOO_MUCH.matcher(clause.plain()).matches()) return List.of();
        var asked = VoiceWords.of(clause.plain());
        var plain = asked.rest();
        if (TELL_ANY.matcher(plain).matches()) return List.of(new Wish.Tell("", asked.voice()));
        var onward = ONWARD.matcher(plain);
        if (onward.matches()) return List.of(new Wish.Continue(Regex.group(onward, "with"), asked.voice()));
        var branch = BRANCH.matcher(plain);
        if (branch.matches()) return List.of(
            new Wish.Branch(
                Regex.group(branch, "with") + Regex.group(branch, "other") + Regex.group(branch, "third"),
                asked.voice()
            )
        );
        for (var form : List.of(TELL, WRITE)) {
            var told = form.matcher(plain);
            if (told.matches()) return List.of(new Wish.Tell(title(told), asked.voice()));
        }
        return List.of();
    }

    private static String title(Matcher told) {
        return Regex.group(told, "about").replaceFirst("(?i)^(?:about|of|where|in which|with)\\s+", "");
    }
}
