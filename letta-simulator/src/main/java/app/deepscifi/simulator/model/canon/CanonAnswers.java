package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.wish.Wish.AskHappened.Relation;
import app.deepscifi.simulator.model.words.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers questions from the canon. */
public final class CanonAnswers {

    private static final Pattern YEAR = Pattern.compile("^(?<year>-?\\d{1,6})(?:-\\d{2})*\\s*(?<before>(?i:bce?\\b))?");

    private final ReadDigest digest;
    private final Lookup lookup;

    public CanonAnswers(ReadDigest digest) {
        this.digest = digest;
        this.lookup = new Lookup(digest);
    }

    public String about(String what) {
        var found = lookup.find(what);
        return found.isEmpty() ? whether(what) : sayings(found);
    }

    public String when(String what) {
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

    /** The events of the timeline that match the question: in, before or after a year, or with somebody in them. */
    public String happened(Wish.AskHappened wish) {
        var events = digest.in("timeline");
        if (wish.what().isEmpty()) return list(new Wish.AskList("timeline", false));
        var year = year(wish.what());
        var found = switch (wish.relation()) {
            case TO -> eventsOf(wish.what());
            case IN -> year.isEmpty() ? eventsOf(wish.what()) : at(events, year, 0);
            case BEFORE -> at(events, year.isPresent() ? year : yearOf(wish.what()), -1);
            case AFTER -> at(events, year.isPresent() ? year : yearOf(wish.what()), 1);
        };
        if (!found.isEmpty()) return sayings(found);
        var relation = wish.relation() == Relation.TO ? "about" : wish.relation().name().toLowerCase(Locale.ROOT);
        return "The timeline says nothing yet %s %s.".formatted(relation, wish.what());
    }

    private List<ReadDigest.Entry> eventsOf(String what) {
        return lookup
            .about(what)
            .stream()
            .filter(it -> it.section().equals("timeline"))
            .toList();
    }

    /** @param side -1 for before the year, 0 for in it, 1 for after it */
    private static List<ReadDigest.Entry> at(List<ReadDigest.Entry> events, Optional<Integer> year, int side) {
        return events
            .stream()
            .filter(
                it ->
                    year.isPresent() &&
                    year(it.text())
                        .filter(at -> at.compareTo(year.get()) == side)
                        .isPresent()
            )
            .toList();
    }

    private Optional<Integer> yearOf(String event) {
        return eventsOf(event)
            .stream()
            .findFirst()
            .flatMap(it -> year(it.text()));
    }

    private static Optional<Integer> year(String when) {
        var found = YEAR.matcher(when);
        if (!found.find()) return Optional.empty();
        var year = Integer.parseInt(found.group("year"));
        return Optional.of(found.group("before") == null ? year : -year);
    }

    public String whether(String thing) {
        var found = lookup.about(thing);
        return found.isEmpty() ? silence(thing) : sayings(found.stream().limit(3).toList());
    }

    public String list(Wish.AskList wish) {
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

    public String world(Wish.AskWorld.Part part) {
        return switch (part) {
            case YEAR -> digest.year().isEmpty() ? "Canon names no year yet." : "It is %s.".formatted(digest.year());
            case PREMISE -> digest.premise().isEmpty() ? "Canon has no premise yet." : digest.premise();
            case TONES -> digest.tones().isEmpty()
                ? "Canon names no tones yet."
                : "The tones are: %s.".formatted(digest.tones());
            case SETTING -> setting();
            case NAME -> digest.world().isEmpty() ? "This world has no name yet." : digest.world() + ".";
        };
    }

    private String setting() {
        var where = Stream.of(digest.place(), digest.year().isEmpty() ? "" : "in " + digest.year())
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", "));
        return where.isEmpty() ? "Canon names no place yet." : "It is set here: %s.".formatted(where);
    }

    private List<ReadDigest.Entry> entries(String kind) {
        return switch (kind) {
            case "rules", "timeline", "constraints", "questions", "elements" -> digest.in(kind);
            default -> digest.elements(kind);
        };
    }

    private static String plural(String kind) {
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }

    private static String sayings(List<ReadDigest.Entry> entries) {
        return entries
            .stream()
            .map(CanonAnswers::saying)
            .collect(Collectors.joining(entries.size() > 3 ? "\n" : " "));
    }

    private static String saying(ReadDigest.Entry entry) {
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
