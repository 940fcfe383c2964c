package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Kinds;
import app.deepscifi.simulator.model.words.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads pasted notes. They have lines that begin with {@code RULE:}. Every text is kept as it was written. */
final class NotesReader {

    private static final Pattern RULE = Pattern.compile("^\\s*(?:[-*•]\\s*)?(?:RULE|Rule|rule)\\s*\\d*\\s*:\\s*(.+)$");
    private static final Pattern LABEL = Regex.pattern(
        "^\\s*(?<label>name|title|world|premise|names|elements|" + Kinds.LABELS + "|place|person)\\s*:\\s*(?<text>.+)$"
    );
    private static final Pattern HEADING = Regex.pattern(
        "^\\s*(?:rules|names|elements|people|places|characters|premise|notes)\\s*:?\\s*$"
    );
    private static final Pattern NAMED = Pattern.compile(
        "^\\s*(?:[-*•]\\s*)?(\\p{Lu}[^,.:;!?–—]{0,80}?)(?:\\s*[,:–—]\\s*([^\\n]{2,400}))?\\s*$"
    );
    private static final int TITLE = 80;

    private final List<String> rules = new ArrayList<>();
    private final List<Wish.Notes.Named> elements = new ArrayList<>();
    private final List<String> premise = new ArrayList<>();
    private String name = "";

    private NotesReader() {}

    static Optional<Wish.Notes> read(String said) {
        var lines = said.strip().lines().toList();
        var rules = lines
            .stream()
            .filter(it -> RULE.matcher(it).matches())
            .count();
        if (
            rules == 0 ||
            lines.size() < 2 ||
            rules ==
                lines
                    .stream()
                    .filter(it -> !it.isBlank())
                    .count()
        ) return Optional.empty();
        var reader = new NotesReader();
        for (var i = 0; i < lines.size(); i++) reader.line(lines.get(i), i == 0);
        var premise = String.join("\n", reader.premise).strip().replaceAll("\n{3,}", "\n\n");
        return premise.isEmpty()
            ? Optional.empty()
            : Optional.of(
                  new Wish.Notes(reader.name, premise, List.copyOf(reader.rules), List.copyOf(reader.elements))
              );
    }

    private void line(String line, boolean first) {
        var rule = RULE.matcher(line);
        if (rule.matches()) {
            rules.add(rule.group(1).strip());
            return;
        }
        var label = LABEL.matcher(line);
        if (label.matches()) labelled(label.group("label").toLowerCase(), label.group("text").strip());
        else if (HEADING.matcher(line).matches()) return;
        else if (first && line.length() <= TITLE && !line.strip().matches(".*[.!?:;,]$")) name = line
            .strip()
            .replaceAll("^#+\\s*", "");
        else if (!name(line)) premise.add(line.strip());
    }

    private void labelled(String label, String text) {
        switch (label) {
            case "name", "title", "world" -> name = text;
            case "premise" -> premise.add(text);
            case "names", "elements" -> List.of(text.split("\\s*[;,]\\s*")).forEach(it -> element(it, "", ""));
            default -> {
                var named = NAMED.matcher(text);
                if (named.matches()) element(named.group(1), named.group(2), Kinds.of(label));
                else element(text, "", Kinds.of(label));
            }
        }
    }

    /** Reads a line with a name and, after a comma, a description. Returns false for a full sentence. */
    private boolean name(String line) {
        var named = NAMED.matcher(line);
        if (!named.matches() || line.isBlank() || named.group(1).split("\\s+").length > 6) return false;
        element(named.group(1), named.group(2), "");
        return true;
    }

    private void element(String name, @org.jspecify.annotations.Nullable String about, String kind) {
        var said = about == null ? "" : about.strip();
        var plain = name.strip();
        if (plain.isEmpty()) return;
        var found = kind.isEmpty()
            ? Kinds.in(said)
                  .or(() -> Kinds.in(plain))
                  .orElse("concept")
            : kind;
        elements.add(new Wish.Notes.Named(found, plain, said));
    }
}
