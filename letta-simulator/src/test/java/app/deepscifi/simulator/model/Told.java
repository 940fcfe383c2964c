package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Voice.Person;
import app.deepscifi.simulator.model.wish.Voice.Tense;

/** Checks the person and tense of a passage. Quoted speech does not count. */
final class Told {

    private Told() {}

    static void in(Voice voice, String text) {
        var told = text.replaceAll("“[^”]*”", "“”");
        switch (voice.person()) {
            case FIRST -> assertThat(told).containsPattern("\\bI\\b").doesNotContainPattern("\\b(?:she|he|you|You)\\b");
            case SECOND -> assertThat(told)
                .containsPattern("(?i)\\byou\\b")
                .doesNotContainPattern("\\b(?:she|he|I|my)\\b");
            case THIRD -> assertThat(told).doesNotContainPattern("\\b(?:I|my|you|your)\\b");
        }
        var other =
            voice.tense() == Tense.PRESENT
                ? "(?i)\\b(?:was|were|had|said|came|went)\\b"
                : "(?i)\\b(?:am|is|are|says|comes|goes)\\b";
        assertThat(told).doesNotContainPattern(other);
        if (voice.person() == Person.FIRST) assertThat(told).doesNotContainPattern(
            "\\bI (?:is|has|does|comes|goes|says|were)\\b"
        );
    }
}
