package app.deepscifi.simulator.model.words;

import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.wish.Voice.Tense;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the verbs of a sentence into person and tense. {@code [come|comes|came]} is a verb of the main character; {@code
 * [comes|came]} is a verb of somebody else.
 */
public final class Inflection {

    private static final Pattern VERB = Pattern.compile("\\[([^|\\]]*)\\|([^|\\]]*)(?:\\|([^|\\]]*))?]");

    private Inflection() {}

    public static String of(String sentence, Voice voice) {
        return VERB.matcher(sentence).replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(3) == null
                    ? voice.tense() == Tense.PRESENT
                        ? found.group(1)
                        : found.group(2)
                    : own(found.group(1), found.group(2), found.group(3), voice)
            )
        );
    }

    private static String own(String base, String third, String past, Voice voice) {
        var second = voice.person() == Person.SECOND;
        if (voice.tense() == Tense.PAST) return second && past.equals("was") ? "were" : past;
        if (voice.person() == Person.THIRD) return third;
        return second && base.equals("am") ? "are" : base;
    }

    /** The parts of a template between its slots and verbs. They are the same in every person and tense. */
    public static String[] still(String sentence) {
        return sentence.split("\\{[^}]*}|\\[[^\\]]*]");
    }
}
