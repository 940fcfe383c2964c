package app.deepscifi.api.agents.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassageReaderTests {

    private static final String ARGUMENTS = """
    {"branch": true, "title": "The \\"text\\" of it", "nested": {"text": "not this"}, "list": ["text", "nor this"],
     "text": "She said:\\n\\n\\"Go — \\u00e9t\\u00e9 \\ud83d\\ude80, C:\\\\dust.\\"", "parentId": null}
    """;

    private static final String PROSE = "She said:\n\n\"Go — été 🚀, C:\\dust.\"";

    @Test
    void the_prose_is_the_same_however_the_arguments_are_cut() {
        for (var size = 1; size <= ARGUMENTS.length(); size++) {
            var reader = new PassageReader();
            var prose = new StringBuilder();
            for (var at = 0; at < ARGUMENTS.length(); at += size) {
                prose.append(reader.read(ARGUMENTS.substring(at, Math.min(ARGUMENTS.length(), at + size))));
            }
            assertThat(prose).as("in pieces of %d", size).hasToString(PROSE);
        }
    }

    @Test
    void each_piece_of_the_text_is_returned_at_once() {
        var reader = new PassageReader();

        assertThat(reader.read("{\"text\": \"Dust fe")).isEqualTo("Dust fe");
        assertThat(reader.read("ll\\")).isEqualTo("ll");
        assertThat(reader.read("n on")).isEqualTo("\n on");
    }

    @Test
    void other_fields_are_there_once_they_are_whole() {
        var reader = new PassageReader();

        reader.read("{\"branch\": tr");
        reader.read("ue, \"title\": \"One\", \"te");

        assertThat(reader.field("branch")).contains("true");
        assertThat(reader.field("title")).contains("One");
        assertThat(reader.field("parentId")).isEmpty();
    }

    @Test
    void invalid_json_gives_an_empty_text() {
        assertThat(new PassageReader().read("text: \\u12zz \"\\q")).isEmpty();
        assertThat(new PassageReader().read("{\"text\": 5, \"x\": \"\\uZZZZ\"}")).isEmpty();
    }
}
