package app.deepscifi.simulator.model;

import app.deepscifi.simulator.model.wish.Wish;
import java.util.List;
import java.util.stream.Collectors;

/** Answers questions with what stands in the canon. */
final class CanonAnswers {

    private final Digest digest;
    private final Lookup lookup;

    CanonAnswers(Digest digest) {
        this.digest = digest;
        this.lookup = new Lookup(digest);
    }

    String about(String what) {
        var found = lookup.find(what);
        return found.isEmpty() ? silence(what) : sayings(found);
    }

    String when(String what) {
        var events = lookup
            .find(what)
            .stream()
            .filter(it -> it.section().equals("timeline"))
            .toList();
        if (events.isEmpty()) events = lookup
            .about(what)
            .stream()
            .filter(it -> it.section().equals("timeline"))
            .toList();
        return events.isEmpty() ? silence(what) : sayings(events);
    }

    String whether(String thing) {
        var found = lookup.about(thing);
        return found.isEmpty() ? silence(thing) : sayings(found.stream().limit(3).toList());
    }

    String list(Wish.AskList wish) {
        var entries = entries(wish.kind());
        var name = wish.kind().equals("timeline")
            ? "events"
            : wish.kind().endsWith("s")
              ? wish.kind()
              : plural(wish.kind());
        if (entries.isEmpty()) return "Canon has no %s yet.".formatted(name);
        if (!wish.count()) return sayings(entries);
        var one = entries.size() == 1 ? "One" : String.valueOf(entries.size());
        return "%s: %s.".formatted(
            one,
            entries
                .stream()
                .map(it -> it.name().replaceAll("[.!]$", ""))
                .collect(Collectors.joining("; "))
        );
    }

    String world(Wish.AskWorld.Part part) {
        return switch (part) {
            case YEAR -> digest.year().isEmpty() ? "Canon names no year yet." : "It is %s.".formatted(digest.year());
            case PREMISE -> digest.premise().isEmpty() ? "Canon has no premise yet." : digest.premise();
            case TONES -> digest.tones().isEmpty()
                ? "Canon names no tones yet."
                : "The tones are: %s.".formatted(digest.tones());
        };
    }

    private List<Digest.Entry> entries(String kind) {
        return switch (kind) {
            case "rules", "timeline", "constraints", "questions", "elements" -> digest.in(kind);
            default -> digest.elements(kind);
        };
    }

    private static String plural(String kind) {
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }

    private static String sayings(List<Digest.Entry> entries) {
        return entries
            .stream()
            .map(CanonAnswers::saying)
            .collect(Collectors.joining(entries.size() > 3 ? "\n" : " "));
    }

    private static String saying(Digest.Entry entry) {
        return switch (entry.section()) {
            case "elements" -> "%s: %s".formatted(entry.name(), Template.sentence(entry.text()));
            case "timeline" -> "%s: %s".formatted(entry.text(), Template.sentence(entry.name()));
            case "questions" -> "That is still open: %s".formatted(entry.name());
            default -> "%s (%s)".formatted(Template.sentence(entry.name()), entry.address());
        };
    }

    private static String silence(String what) {
        var phrases = Idea.of(what).phrases();
        return "Canon says nothing yet about %s.".formatted(
            phrases.isEmpty() || what.contains(" ") ? what : phrases.getFirst().withArticle()
        );
    }
}
