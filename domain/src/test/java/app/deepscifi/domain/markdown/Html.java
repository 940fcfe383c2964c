package app.deepscifi.domain.markdown;

import app.deepscifi.domain.markdown.Block.Heading;
import app.deepscifi.domain.markdown.Block.Paragraph;
import app.deepscifi.domain.markdown.Block.Quote;
import app.deepscifi.domain.markdown.Block.SceneBreak;
import app.deepscifi.domain.markdown.Inline.Emphasis;
import app.deepscifi.domain.markdown.Inline.LineBreak;
import app.deepscifi.domain.markdown.Inline.Strong;
import app.deepscifi.domain.markdown.Inline.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Writes documents as {@code markdown-cases.json} has them. */
final class Html {

    private Html() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(Html::of).collect(Collectors.joining());
    }

    private static String of(Block block) {
        return switch (block) {
            case Paragraph paragraph -> "<p>" + text(paragraph.text()) + "</p>";
            case Heading heading -> "<h%1$d>%2$s</h%1$d>".formatted(heading.level(), text(heading.text()));
            case Quote quote -> "<blockquote>" + of(quote.blocks()) + "</blockquote>";
            case SceneBreak _ -> "<hr>";
        };
    }

    private static String text(List<Inline> inlines) {
        return inlines.stream().map(Html::text).collect(Collectors.joining());
    }

    private static String text(Inline inline) {
        return switch (inline) {
            case Text text -> text.value().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            case Emphasis emphasis -> "<em>" + text(emphasis.text()) + "</em>";
            case Strong strong -> "<strong>" + text(strong.text()) + "</strong>";
            case LineBreak _ -> "<br>";
        };
    }
}
