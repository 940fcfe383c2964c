package app.deepscifi.domain.markdown;

import app.deepscifi.domain.markdown.Block.Heading;
import app.deepscifi.domain.markdown.Block.Paragraph;
import app.deepscifi.domain.markdown.Block.Quote;
import app.deepscifi.domain.markdown.Block.SceneBreak;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and prints the texts of passages. {@code parse(print(document))} equals the document, so printing what was read is a
 * fixed point. No letter or number is lost. The time is linear in the length of the text.
 */
public final class Markdown {

    private static final String PLAIN_SCENE_BREAK = "* * *";

    private Markdown() {}

    /** Reads any text. */
    public static Document parse(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        return new Document(BlockParser.parse(List.of(lines)));
    }

    /** The one way to write the document, with as few backslashes as needed and without an end of line after it. */
    public static String print(Document document) {
        return String.join("\n", lines(document.blocks()));
    }

    private static List<String> lines(List<Block> blocks) {
        var lines = new ArrayList<String>();
        for (var block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            switch (block) {
                case Paragraph paragraph -> InlinePrinter.lines(paragraph.text()).forEach(line ->
                    lines.add(InlinePrinter.asText(line))
                );
                case Heading heading -> lines.add(
                    "#".repeat(heading.level()) + " " + String.join("", InlinePrinter.lines(heading.text()))
                );
                case Quote quote -> lines(quote.blocks()).forEach(line ->
                    lines.add(line.isEmpty() ? ">" : "> " + line)
                );
                case SceneBreak _ -> lines.add("***");
            }
        }
        return lines;
    }

    /** The text without marks: paragraphs with an empty line between them. A scene break is {@code * * *}. */
    public static String plainText(Document document) {
        return plainText(document.blocks());
    }

    private static String plainText(List<Block> blocks) {
        return String.join("\n\n", blocks.stream().map(Markdown::plainText).toList());
    }

    private static String plainText(Block block) {
        return switch (block) {
            case Paragraph paragraph -> inlineText(paragraph.text());
            case Heading heading -> inlineText(heading.text());
            case Quote quote -> plainText(quote.blocks());
            case SceneBreak _ -> PLAIN_SCENE_BREAK;
        };
    }

    /** The text without marks. A line break is a line feed. */
    public static String inlineText(List<Inline> inlines) {
        return MarkedText.of(inlines).text().toString();
    }
}
