package app.deepscifi.domain.markdown;

import app.deepscifi.domain.markdown.Block.Heading;
import app.deepscifi.domain.markdown.Block.Paragraph;
import app.deepscifi.domain.markdown.Block.Quote;
import app.deepscifi.domain.markdown.Block.SceneBreak;
import java.util.ArrayList;
import java.util.List;

/** Reads the blocks of a text, line by line. */
final class BlockParser {

    private static final int SHORTEST_SCENE_BREAK = 3;

    private final int depth;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private final List<String> quote = new ArrayList<>();

    private BlockParser(int depth) {
        this.depth = depth;
    }

    static List<Block> parse(List<String> lines) {
        return new BlockParser(0).blocks(lines);
    }

    private List<Block> blocks(List<String> lines) {
        lines.forEach(line -> read(Characters.stripped(line)));
        endQuote();
        endParagraph();
        return blocks;
    }

    private void read(String line) {
        if (depth < Block.QUOTE_DEPTH && line.startsWith(">")) {
            endParagraph();
            quote.add(line.substring(1));
            return;
        }
        endQuote();
        var level = headingLevel(line);
        if (line.isEmpty()) {
            endParagraph();
        } else if (isSceneBreak(line)) {
            endParagraph();
            blocks.add(new SceneBreak());
        } else if (level > 0) {
            endParagraph();
            blocks.add(new Heading(level, InlineParser.parse(Characters.stripped(line.substring(level)))));
        } else {
            paragraph.add(line);
        }
    }

    private void endQuote() {
        if (quote.isEmpty()) {
            return;
        }
        var quoted = new BlockParser(depth + 1).blocks(quote);
        if (!quoted.isEmpty()) {
            blocks.add(new Quote(quoted));
        }
        quote.clear();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new Paragraph(InlineParser.parse(String.join("\n", paragraph))));
            paragraph.clear();
        }
    }

    /** @return 0 if it is no heading */
    private static int headingLevel(String line) {
        if (!line.startsWith("#")) {
            return 0;
        }
        var level = Characters.endOfRun(line, 0);
        return level <= Heading.LEVELS && level < line.length() && Characters.isBlank(line.charAt(level)) ? level : 0;
    }

    /** @param line without white space at its ends */
    static boolean isSceneBreak(String line) {
        if (line.isEmpty() || "*-_".indexOf(line.charAt(0)) < 0) {
            return false;
        }
        var count = 0;
        for (var at = 0; at < line.length(); at++) {
            if (line.charAt(at) == line.charAt(0)) {
                count++;
            } else if (!Characters.isBlank(line.charAt(at))) {
                return false;
            }
        }
        return count >= SHORTEST_SCENE_BREAK;
    }
}
