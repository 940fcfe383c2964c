package app.deepscifi.domain.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the marks in the lines of a paragraph, in one pass. */
final class InlineParser {

    private static final int LONGEST_RUN = 3;

    private final String source;
    private final List<Part> parts = new ArrayList<>();
    private final Track[] tracks = { new Track(false), new Track(true), new Track(false), new Track(true) };
    private int visible;

    private InlineParser(String source) {
        this.source = source;
    }

    /** @param source lines of text, separated by line feeds */
    static List<Inline> parse(String source) {
        var parser = new InlineParser(source);
        parser.read();
        return parser.marked().normal().inlines();
    }

    private void read() {
        var at = 0;
        var textStart = 0;
        while (at < source.length()) {
            switch (source.charAt(at)) {
                case '\\' -> {
                    var isBreak = at + 1 < source.length() && source.charAt(at + 1) == '\n';
                    if (isBreak || Characters.isPunctuation(source, at + 1)) {
                        addText(textStart, at);
                        textStart = at + 1;
                        visible++;
                        at += 2;
                    } else {
                        at++;
                    }
                }
                case '*', '_' -> {
                    var end = Characters.endOfRun(source, at);
                    if (end - at <= LONGEST_RUN) {
                        addText(textStart, at);
                        addRun(at, end);
                        textStart = end;
                    }
                    at = end;
                }
                default -> at++;
            }
        }
        addText(textStart, source.length());
    }

    private void addText(int start, int end) {
        if (end > start) {
            parts.add(new Part(source.substring(start, end), null));
        }
        for (var at = start; at < end; at++) {
            if (!Characters.isSpace(source, at)) {
                visible++;
            }
        }
    }

    /** A run of three is two delimiters. */
    private void addRun(int start, int end) {
        var isStar = source.charAt(start) == '*';
        var canOpen = !Characters.isSpace(source, end) && (isStar || !Characters.isWordBefore(source, start));
        var canClose = !Characters.isSpace(source, start - 1) && (isStar || !Characters.isWordAt(source, end));
        var first = isStar ? 0 : 2;
        var delimiters = new ArrayList<Delimiter>();
        if (end - start > 1) {
            delimiters.add(new Delimiter(tracks[first + 1], source.substring(start, start + 2)));
        }
        if (end - start != 2) {
            delimiters.add(new Delimiter(tracks[first], source.substring(start, start + 1)));
        }
        delimiters.forEach(delimiter -> delimiter.track.meet(delimiter, canOpen, canClose, visible));
        parts.add(new Part("", List.copyOf(delimiters)));
    }

    private MarkedText marked() {
        var marked = new MarkedText();
        for (var part : parts) {
            marked.text().append(part.text);
            if (part.run != null) {
                part.run.forEach(delimiter -> delimiter.close(marked));
                part.run.forEach(delimiter -> delimiter.stay(marked));
                part.run.forEach(delimiter -> delimiter.open(marked));
            }
        }
        return marked;
    }

    private record Part(String text, @Nullable List<Delimiter> run) {}

    /** Delimiters that can be partners: those of one character and one length. */
    private static final class Track {

        private final boolean isStrong;
        private @Nullable Delimiter open;
        private int visibleAtOpen;
        private int start;

        Track(boolean isStrong) {
            this.isStrong = isStrong;
        }

        void meet(Delimiter delimiter, boolean canOpen, boolean canClose, int visible) {
            if (open != null && canClose && visible > visibleAtOpen) {
                open.role = Role.OPENS;
                delimiter.role = Role.CLOSES;
                open = null;
            } else if (canOpen) {
                open = delimiter;
                visibleAtOpen = visible;
            }
        }
    }

    private enum Role {
        STAYS,
        OPENS,
        CLOSES,
    }

    private static final class Delimiter {

        private final Track track;
        private final String text;
        private Role role = Role.STAYS;

        Delimiter(Track track, String text) {
            this.track = track;
            this.text = text;
        }

        void close(MarkedText marked) {
            if (role == Role.CLOSES) {
                (track.isStrong ? marked.strong() : marked.emphasis()).set(track.start, marked.text().length());
            }
        }

        void stay(MarkedText marked) {
            if (role == Role.STAYS) {
                marked.text().append(text);
            }
        }

        void open(MarkedText marked) {
            if (role == Role.OPENS) {
                track.start = marked.text().length();
            }
        }
    }
}
