package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.wish.Voice.Tense;
import app.deepscifi.simulator.model.words.Regex;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words about person and tense, separated from the rest of a sentence.
 *
 * @param rest the sentence without those words
 */
record VoiceWords(Voice.Asked voice, String rest) {
    private static final Pattern PERSON = Regex.pattern(
        "[\\s,.;(]*\\b(?:and |told |written |all |it |write |tell )*(?:(?:in |from )(?:the )?|(?<!\\bthe ))(?<which>first|second|third|1st|2nd|3rd)[ -]person(?: (?:perspective|point of view|narrator|voice|pov))?(?<past>[ ,]+(?:and )?(?:in )?(?:the )?(?:past|present)(?: tense)?)?\\)?"
    );
    private static final Pattern TENSE = Regex.pattern(
        "[\\s,.;(]*\\b(?:and |told |written |all |it )*(?:in )?(?:the )?(?<which>past|present)[ -]tense\\)?"
    );
    private static final Map<String, Person> PERSONS = Map.of(
        "first",
        Person.FIRST,
        "1st",
        Person.FIRST,
        "second",
        Person.SECOND,
        "2nd",
        Person.SECOND,
        "third",
        Person.THIRD,
        "3rd",
        Person.THIRD
    );

    static VoiceWords of(String said) {
        var rest = said;
        var person = Optional.<Person>empty();
        var tense = Optional.<Tense>empty();
        var told = TENSE.matcher(rest);
        if (told.find()) {
            tense = Optional.of(Tense.valueOf(told.group("which").toUpperCase()));
            rest = cut(rest, told.start(), told.end());
        }
        var by = PERSON.matcher(rest);
        if (by.find()) {
            person = Optional.ofNullable(PERSONS.get(by.group("which").toLowerCase()));
            var past = by.group("past");
            if (past != null) tense = Optional.of(past.toLowerCase().contains("present") ? Tense.PRESENT : Tense.PAST);
            rest = cut(rest, by.start(), by.end());
        }
        return new VoiceWords(
            new Voice.Asked(person, tense),
            rest.strip().replaceAll("^[\\s,.;:)]+|[\\s,.;:(]+$|\\s+and$", "")
        );
    }

    private static String cut(String text, int from, int to) {
        return text.substring(0, from) + " " + text.substring(to).strip();
    }
}
