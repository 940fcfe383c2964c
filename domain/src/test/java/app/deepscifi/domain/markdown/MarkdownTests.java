package app.deepscifi.domain.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.markdown.Block.Heading;
import app.deepscifi.domain.markdown.Block.Paragraph;
import app.deepscifi.domain.markdown.Block.Quote;
import app.deepscifi.domain.markdown.Block.SceneBreak;
import app.deepscifi.domain.markdown.Inline.Emphasis;
import app.deepscifi.domain.markdown.Inline.LineBreak;
import app.deepscifi.domain.markdown.Inline.Strong;
import app.deepscifi.domain.markdown.Inline.Text;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MarkdownTests {

    /** @param printed null if the text is printed as it is */
    record Case(String name, String text, String html, @Nullable String printed) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The site's test reads the same file. */
    static Stream<Case> cases() throws IOException {
        try (var file = Objects.requireNonNull(MarkdownTests.class.getResourceAsStream("/markdown-cases.json"))) {
            return Stream.of(JsonMapper.shared().readValue(file.readAllBytes(), Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_text_is_read_and_printed_as_the_site_does(Case example) {
        var document = Markdown.parse(example.text());

        assertThat(Html.of(document.blocks())).isEqualTo(example.html());
        assertThat(Markdown.print(document)).isEqualTo(Objects.requireNonNullElse(example.printed(), example.text()));
    }

    @Test
    void the_plain_text_has_no_marks() {
        var document = Markdown.parse("# The *Ark*\n\nOne **two**\nthree\n\n---\n\n> \\*four");

        assertThat(Markdown.plainText(document)).isEqualTo("The Ark\n\nOne two\nthree\n\n* * *\n\n*four");
    }

    /** Code that is not linear would need minutes for these lengths. */
    @ParameterizedTest
    @ValueSource(
        strings = {
            "*",
            "_",
            ">",
            "> ",
            ">\n",
            "#",
            "# ",
            "\\",
            "*a ",
            "a* ",
            "**a *b ",
            "*a**b***",
            "_a*_b*",
            "*_",
            "a_",
            "* ",
            "- ",
            "*a*\n",
            "a\n\n",
            " ",
            "\t\n",
            "* * *\n",
            "\\*",
        }
    )
    void a_hostile_text_is_read_and_printed(String part) {
        var text = part.repeat(250_000 / part.length());

        var printed = Markdown.print(Markdown.parse(text));

        assertThat(Markdown.parse(printed)).isEqualTo(Markdown.parse(text));
    }

    @Test
    void only_what_a_text_can_be_read_as_is_a_document() {
        refused(() -> new Text(""));
        refused(() -> new Text("a\nb"));
        refused(() -> new Text("a\rb"));
        refused(() -> new Paragraph(List.of()));
        refused(() -> new Paragraph(List.of(new Text(" a"))));
        refused(() -> new Paragraph(List.of(new Text("a"), new Text("b"))));
        refused(() -> new Paragraph(List.of(new Text("a"), new LineBreak())));
        refused(() -> new Paragraph(List.of(new Text("a"), new LineBreak(), new LineBreak(), new Text("b"))));
        refused(() -> new Paragraph(List.of(new Emphasis(List.of(new Text("a "))), new Text("b"))));
        refused(() -> new Paragraph(List.of(new Emphasis(List.of(new Emphasis(List.of(new Text("a"))))))));
        refused(() -> new Paragraph(List.of(new Strong(List.of(new Emphasis(List.of(new Text("a"))))))));
        refused(() -> new Heading(0, List.of(new Text("a"))));
        refused(() -> new Heading(4, List.of(new Text("a"))));
        refused(() -> new Heading(1, List.of(new Text("a"), new LineBreak(), new Text("b"))));
        refused(() -> new Quote(List.of()));
        refused(() -> quotes(Block.QUOTE_DEPTH + 1));
        assertThat(quotes(Block.QUOTE_DEPTH)).isInstanceOf(Quote.class);
    }

    private static Block quotes(int depth) {
        Block block = new SceneBreak();
        for (var level = 0; level < depth; level++) {
            block = new Quote(List.of(block));
        }
        return block;
    }

    private static void refused(ThrowingCallable construction) {
        assertThatThrownBy(construction).isInstanceOf(IllegalArgumentException.class);
    }
}
