package app.deepscifi.simulator.model.story;

import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.wish.Voice.Tense;
import java.util.regex.Pattern;

/** Detects the voice of a text, so that the next passage keeps it. Quoted speech does not count. */
final class VoiceOf {

    private static final Pattern SPOKEN = Pattern.compile("“[^”]*”|\"[^\"]*\"");
    private static final Pattern I = Pattern.compile("\\b(?:I|my|me|My)\\b");
    private static final Pattern YOU = Pattern.compile("\\b(?:you|your|You|Your)\\b");
    private static final Pattern OTHERS = Pattern.compile("(?i)\\b(?:she|he|her|his|him|they)\\b");
    private static final Pattern PRESENT = Pattern.compile(
        "(?i)\\b(?:is|am|are|has|says|does|comes|goes|knows|stands)\\b"
    );
    private static final Pattern PAST = Pattern.compile("(?i)\\b(?:was|were|had|said|did|came|went|knew|stood)\\b");

    private VoiceOf() {}

    static Voice text(String text) {
        var told = SPOKEN.matcher(text.replace("\\\"", "\"")).replaceAll(" ");
        var i = count(I, told);
        var you = count(YOU, told);
        var others = count(OTHERS, told);
        var person = i > others && i >= you ? Person.FIRST : you > others ? Person.SECOND : Person.THIRD;
        return new Voice(person, count(PRESENT, told) > count(PAST, told) ? Tense.PRESENT : Tense.PAST);
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }
}
