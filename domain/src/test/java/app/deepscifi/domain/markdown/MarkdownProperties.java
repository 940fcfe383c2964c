package app.deepscifi.domain.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.markdown.Block.Heading;
import app.deepscifi.domain.markdown.Block.Paragraph;
import app.deepscifi.domain.markdown.Block.Quote;
import app.deepscifi.domain.markdown.Block.SceneBreak;
import app.deepscifi.domain.markdown.Inline.Emphasis;
import app.deepscifi.domain.markdown.Inline.LineBreak;
import app.deepscifi.domain.markdown.Inline.Strong;
import app.deepscifi.domain.markdown.Inline.Text;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MarkdownProperties {

    @Property(tries = 2000)
    void a_document_is_read_again_from_what_is_printed(@ForAll("documents") Document document) {
        assertThat(Markdown.parse(Markdown.print(document))).isEqualTo(document);
    }

    @Property(tries = 4000)
    void what_is_printed_is_printed_again(@ForAll("texts") String text) {
        var printed = Markdown.print(Markdown.parse(text));

        assertThat(Markdown.print(Markdown.parse(printed))).isEqualTo(printed);
    }

    @Property(tries = 4000)
    void no_letter_or_number_is_lost(@ForAll("texts") String text) {
        var document = Markdown.parse(text);

        assertThat(lettersAndNumbers(Markdown.plainText(document))).isEqualTo(lettersAndNumbers(text));
        assertThat(lettersAndNumbers(Markdown.print(document))).isEqualTo(lettersAndNumbers(text));
    }

    @Property
    void any_characters_are_a_text(@ForAll String text) {
        var document = Markdown.parse(text);

        assertThat(Markdown.parse(Markdown.print(document))).isEqualTo(document);
    }

    private static String lettersAndNumbers(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Texts of the characters that mean something. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
            "*",
            "*",
            "**",
            "_",
            "_",
            "\\",
            "#",
            ">",
            "-",
            "***",
            " ",
            "\n",
            "\n\n",
            "\t",
            "a",
            "7",
            "é",
            "\u3000",
            "“",
            "!",
            "\uD83D"
        )
            .list()
            .ofMaxSize(24)
            .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Document> documents() {
        return blocks(3).map(Document::new);
    }

    private Arbitrary<List<Block>> blocks(int depth) {
        Arbitrary<Block> paragraphs = inlines(2)
            .map(Inline::normal)
            .filter(text -> !text.isEmpty())
            .map(Paragraph::new);
        Arbitrary<Block> headings = inlines(2)
            .map(MarkdownProperties::oneLine)
            .filter(text -> !text.isEmpty())
            .flatMap(text ->
                Arbitraries.integers()
                    .between(1, 3)
                    .map(level -> new Heading(level, text))
            );
        Arbitrary<Block> breaks = Arbitraries.just(new SceneBreak());
        if (depth == 0) {
            return Arbitraries.oneOf(paragraphs, headings, breaks).list().ofMaxSize(3);
        }
        Arbitrary<Block> quotes = Arbitraries.lazy(() -> blocks(depth - 1))
            .filter(blocks -> !blocks.isEmpty())
            .map(Quote::new);
        return Arbitraries.oneOf(paragraphs, headings, breaks, quotes).list().ofMaxSize(4);
    }

    private static List<Inline> oneLine(List<Inline> inlines) {
        var lines = Markdown.inlineText(Inline.normal(inlines));
        return lines.contains("\n") ? List.of() : Inline.normal(inlines);
    }

    private Arbitrary<List<Inline>> inlines(int depth) {
        Arbitrary<Inline> texts = Arbitraries.of(
            "*",
            "_",
            "\\",
            "#",
            ">",
            "-",
            " ",
            "a",
            "b c",
            "!",
            "\u3000",
            "7",
            "\u0301",
            "\u2028"
        )
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(parts -> new Text(String.join("", parts)));
        Arbitrary<Inline> breaks = Arbitraries.just(new LineBreak());
        if (depth == 0) {
            return Arbitraries.oneOf(texts, texts, breaks).list().ofMaxSize(4);
        }
        Arbitrary<Inline> emphases = Arbitraries.lazy(() -> inlines(depth - 1)).map(Emphasis::new);
        Arbitrary<Inline> strongs = Arbitraries.lazy(() -> inlines(depth - 1)).map(Strong::new);
        return Arbitraries.oneOf(texts, texts, breaks, emphases, strongs).list().ofMaxSize(4);
    }
}
