package app.deepscifi.domain.markdown;

import java.util.List;

/** A part of a document. Its constructors refuse what no text could be read as, by an {@link IllegalArgumentException}. */
public sealed interface Block {
    /** The greatest number of quotes inside one another. */
    int QUOTE_DEPTH = 8;

    /** @param text in its {@linkplain Inline#normal normal form}, and not empty */
    record Paragraph(List<Inline> text) implements Block {
        public Paragraph {
            text = normal(text);
        }
    }

    /**
     * @param level 1 to 3
     * @param text  in its {@linkplain Inline#normal normal form}, not empty, and of one line
     */
    record Heading(int level, List<Inline> text) implements Block {
        public static final int LEVELS = 3;

        public Heading {
            text = normal(text);
            if (level < 1 || level > LEVELS || MarkedText.of(text).text().indexOf("\n") >= 0) {
                throw new IllegalArgumentException("A heading has a level of 1 to " + LEVELS + " and one line");
            }
        }
    }

    /** @param blocks at least one */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
            if (blocks.isEmpty() || depth(blocks) >= QUOTE_DEPTH) {
                throw new IllegalArgumentException("A quote has blocks, and at most " + QUOTE_DEPTH + " levels");
            }
        }

        private static int depth(List<Block> blocks) {
            var depth = 0;
            for (var block : blocks) {
                if (block instanceof Quote quote) {
                    depth = Math.max(depth, 1 + depth(quote.blocks));
                }
            }
            return depth;
        }
    }

    /** A pause between two scenes. */
    record SceneBreak() implements Block {}

    private static List<Inline> normal(List<Inline> text) {
        if (text.isEmpty() || !Inline.normal(text).equals(text)) {
            throw new IllegalArgumentException("A text is not empty, and in its normal form");
        }
        return List.copyOf(text);
    }
}
