package app.deepscifi.domain.markdown;

import app.deepscifi.domain.markdown.Inline.Emphasis;
import app.deepscifi.domain.markdown.Inline.LineBreak;
import app.deepscifi.domain.markdown.Inline.Strong;
import app.deepscifi.domain.markdown.Inline.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The text of a paragraph with the positions that are emphasised and strong, which may overlap. A line feed is a line break.
 * It is changed only while it is built.
 */
record MarkedText(StringBuilder text, BitSet emphasis, BitSet strong) {
    MarkedText() {
        this(new StringBuilder(), new BitSet(), new BitSet());
    }

    static MarkedText of(List<Inline> inlines) {
        var marked = new MarkedText();
        marked.add(inlines);
        return marked;
    }

    private void add(List<Inline> inlines) {
        for (var inline : inlines) {
            var start = text.length();
            switch (inline) {
                case Text part -> text.append(part.value());
                case LineBreak _ -> text.append('\n');
                case Emphasis part -> {
                    add(part.text());
                    emphasis.set(start, text.length());
                }
                case Strong part -> {
                    add(part.text());
                    strong.set(start, text.length());
                }
            }
        }
    }

    /** @see Inline#normal */
    MarkedText normal() {
        var normal = new MarkedText();
        var from = 0;
        while (from <= text.length()) {
            var end = text.indexOf("\n", from);
            var to = end < 0 ? text.length() : end;
            normal.addLine(this, from, to);
            from = to + 1;
        }
        normal.trim(normal.emphasis);
        normal.trim(normal.strong);
        return normal;
    }

    private void addLine(MarkedText other, int from, int to) {
        var start = from;
        var end = to;
        while (start < end && Characters.isBlank(other.text.charAt(start))) {
            start++;
        }
        while (end > start && Characters.isBlank(other.text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return;
        }
        if (!text.isEmpty()) {
            // The break is marked if both sides are.
            copyMarks(other, from - 1, from);
            text.append('\n');
        }
        copyMarks(other, start, end);
        text.append(other.text, start, end);
    }

    private void copyMarks(MarkedText other, int start, int end) {
        copy(other.emphasis, emphasis, start, end);
        copy(other.strong, strong, start, end);
    }

    private void copy(BitSet from, BitSet to, int start, int end) {
        for (var at = from.nextSetBit(start); at >= 0 && at < end; at = from.nextSetBit(at + 1)) {
            to.set(text.length() + at - start);
        }
    }

    /** Takes the mark from white space at both ends of each range. */
    private void trim(BitSet marks) {
        var whole = text.toString();
        for (var start = marks.nextSetBit(0); start >= 0; ) {
            var next = marks.nextClearBit(start);
            var end = next;
            while (start < end && Characters.isSpace(whole, start)) {
                marks.clear(start++);
            }
            while (end > start && Characters.isSpace(whole, end - 1)) {
                marks.clear(--end);
            }
            start = marks.nextSetBit(next);
        }
    }

    List<Inline> inlines() {
        return inlines(text.toString(), 0, text.length(), false, false);
    }

    private List<Inline> inlines(String whole, int from, int to, boolean inEmphasis, boolean inStrong) {
        var parts = new ArrayList<Inline>();
        var at = from;
        while (at < to) {
            var emphasised = inEmphasis ? at : endOf(emphasis, at, to);
            var strengthened = inStrong ? at : endOf(strong, at, to);
            var start = at;
            if (emphasised > at && emphasised >= strengthened) {
                at = emphasised;
                parts.add(new Emphasis(inlines(whole, start, at, true, inStrong)));
            } else if (strengthened > at) {
                at = strengthened;
                parts.add(new Strong(inlines(whole, start, at, inEmphasis, true)));
            } else {
                at = Math.min(inEmphasis ? to : startOf(emphasis, at, to), inStrong ? to : startOf(strong, at, to));
                addText(parts, whole.substring(start, at));
            }
        }
        return List.copyOf(parts);
    }

    private static int endOf(BitSet marks, int at, int to) {
        return marks.get(at) ? Math.min(marks.nextClearBit(at), to) : at;
    }

    private static int startOf(BitSet marks, int at, int to) {
        var start = marks.nextSetBit(at);
        return start < 0 ? to : Math.min(start, to);
    }

    private static void addText(List<Inline> parts, String text) {
        var from = 0;
        while (from < text.length()) {
            var end = text.indexOf('\n', from);
            var to = end < 0 ? text.length() : end;
            if (to > from) {
                parts.add(new Text(text.substring(from, to)));
            }
            if (end >= 0) {
                parts.add(new LineBreak());
            }
            from = to + 1;
        }
    }
}
