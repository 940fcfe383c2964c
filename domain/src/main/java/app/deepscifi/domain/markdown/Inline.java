package app.deepscifi.domain.markdown;

import java.util.List;

/** A part of a line of text. */
public sealed interface Inline {
    /**
     * The one form in which a text with these marks is written, as a {@link Block.Paragraph} needs it: texts are merged, no line
     * begins or ends with a space or tab, no line is empty, marks begin and end at visible characters, and of two marks at one
     * place the longer is outside, or else the emphasis.
     *
     * @return an empty list if there is no visible text
     */
    static List<Inline> normal(List<Inline> inlines) {
        return MarkedText.of(inlines).normal().inlines();
    }

    record Text(String value) implements Inline {
        /** @throws IllegalArgumentException if it is empty or has an end of a line, which is a {@link LineBreak} */
        public Text {
            if (value.isEmpty() || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("A text has at least one character, and no end of a line");
            }
        }
    }

    record Emphasis(List<Inline> text) implements Inline {
        public Emphasis {
            text = List.copyOf(text);
        }
    }

    record Strong(List<Inline> text) implements Inline {
        public Strong {
            text = List.copyOf(text);
        }
    }

    record LineBreak() implements Inline {}
}
