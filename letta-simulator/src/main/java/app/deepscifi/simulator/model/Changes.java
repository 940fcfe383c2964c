package app.deepscifi.simulator.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a person asks to change into changes of canon. */
final class Changes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LEAD =
        "(?is)^\\s*(?:please |could you |can you |would you |i want (?:you )?to |i'd like (?:you )?to |let'?s |now |and |then )*";
    private static final Pattern ASKS = Pattern.compile(
        LEAD +
            "(?:add|change|rename|remove|delete|drop|forbid|ban|outlaw|prohibit|make|set|move|introduce|create|invent|replace|let there be)\\b.*" +
            "|.*\\byear (?:should|shall|must) be\\b.*"
    );
    private static final Pattern REMOVE = Pattern.compile(LEAD + "(?:remove|delete|drop) (.+)");
    private static final Pattern RENAME = Pattern.compile(LEAD + "rename (.+?) (?:to|as|into) (.+)");
    private static final Pattern FORBID = Pattern.compile(LEAD + "(?:forbid|ban|outlaw|prohibit) (.+)");
    private static final Pattern RULE = Pattern.compile(
        LEAD + "\\w+ (?:.{0,20}\\b)?(rule|law|constraint)\\b(?:[:,]| that| saying| which says)*\\s*(.+)"
    );
    private static final Pattern QUESTION = Pattern.compile(
        LEAD + "add .{0,12}question\\b(?:[:,]| of| about)*\\s*(.+)"
    );
    private static final Pattern EVENT = Pattern.compile(
        LEAD + "(?:add|put|set) .{0,30}\\b(?:timeline|event)\\b(?:[:,]| where| in which| that)*\\s*(.+)"
    );
    private static final Pattern YEAR = Pattern.compile(
        "(?i)\\b(?:year|set in|move (?:it|the world|everything) to)\\b\\D{0,20}(\\d{3,5})\\b"
    );
    private static final Pattern PREMISE = Pattern.compile(
        LEAD + "(?:change|make|set) the premise(?: to| into)?[:,]?\\s*(.+)"
    );
    private static final Pattern THING = Pattern.compile(
        LEAD +
            "(?:add|introduce|create|invent|make|let there be|there (?:is|are))\\s+(?:an?\\s+|the\\s+|some\\s+)?(?:new\\s+)?(.+)"
    );

    private Changes() {}

    /** Whether a message asks to change canon. */
    static boolean asked(String said) {
        return ASKS.matcher(said).matches();
    }

    /** What a change of an existing entry must be read for first: its address; empty when nothing must be read. */
    static Optional<String> toRead(String said, Digest digest) {
        if (matches(REMOVE, said) || matches(FORBID, said) || adds(said)) return Optional.empty();
        var rename = RENAME.matcher(said);
        return (rename.matches() ? digest.meant(rename.group(1)) : digest.meant(said)).map(Digest.Entry::address);
    }

    private static boolean adds(String said) {
        return (
            said.matches(LEAD + "(?:add|introduce|create|invent|let there be)\\b.*") ||
            YEAR.matcher(said).find() ||
            matches(PREMISE, said)
        );
    }

    private static boolean matches(Pattern pattern, String said) {
        return pattern.matcher(said).matches();
    }

    /**
     * The arguments of {@code propose_changes}; empty when what it speaks of is not there.
     *
     * @param read the entry to change as the canon has it, where it was read
     */
    static Optional<String> propose(String said, Digest digest, @Nullable String read) {
        var arguments = JSON.createObjectNode().put("reason", reason(said));
        var changes = arguments.putArray("changes");
        var done = change(said, digest, read, (address, value) -> {
            var change = changes.addObject().put("address", address);
            change.set("after", value);
        });
        return done ? Optional.of(arguments.toString()) : Optional.empty();
    }

    /** Where the changes of a proposal stand, for a person to read. */
    static String addresses(String arguments) {
        return String.join(" and ", JSON.readTree(arguments).findValuesAsString("address"));
    }

    private interface Target {
        void put(String address, JsonNode value);
    }

    private static boolean change(String said, Digest digest, @Nullable String read, Target target) {
        Matcher found;
        if ((found = REMOVE.matcher(said)).matches()) return remove(found.group(1), digest, target);
        if ((found = RENAME.matcher(said)).matches()) return rename(found, digest, read, target);
        if ((found = FORBID.matcher(said)).matches()) return forbid(found.group(1), digest, target);
        if ((found = PREMISE.matcher(said)).matches()) {
            target.put("/premise", JSON.valueToTree(Template.sentence(found.group(1))));
            return true;
        }
        if ((found = QUESTION.matcher(said)).matches()) return question(found.group(1), digest, target);
        if ((found = EVENT.matcher(said)).matches()) return event(found.group(1), digest, target);
        if ((found = YEAR.matcher(said)).find()) return year(found.group(1), digest, target);
        if (adds(said) && (found = RULE.matcher(said)).matches()) return rule(
            found.group(1),
            found.group(2),
            digest,
            target
        );
        if (adds(said) && (found = THING.matcher(said)).matches()) return element(found.group(1), digest, target);
        var meant = digest.meant(said);
        if (meant.isPresent()) return amend(said, meant.get(), read, target);
        return rule("rule", said.replaceFirst(LEAD + "(?:change|make|set|move|replace)\\s+", ""), digest, target);
    }

    private static boolean remove(String what, Digest digest, Target target) {
        var meant = digest.meant(what);
        meant.ifPresent(it -> target.put(it.address(), JSON.nullNode()));
        return meant.isPresent();
    }

    private static boolean rename(Matcher found, Digest digest, @Nullable String read, Target target) {
        var meant = digest.meant(found.group(1));
        if (meant.isEmpty()) return false;
        var value = CurrentEntry.of(meant.get(), read);
        var field = switch (meant.get().section()) {
            case "elements" -> "name";
            case "timeline" -> "title";
            case "questions" -> "text";
            default -> "statement";
        };
        target.put(meant.get().address(), value.put(field, Template.capital(clean(found.group(2)))));
        return true;
    }

    private static boolean forbid(String what, Digest digest, Target target) {
        var thing = clean(what);
        var statement = Template.capital(thing) + (new Phrase(thing).plural() ? " are" : " is") + " forbidden.";
        var value = JSON.createObjectNode()
            .put("statement", statement)
            .put("kind", "social")
            .put("strictness", "absolute");
        target.put("/constraints/" + Slugs.free("no " + thing, digest.slugs("constraints")), value);
        return true;
    }

    private static boolean question(String what, Digest digest, Target target) {
        var text = clean(what).endsWith("?") ? clean(what) : clean(what) + "?";
        target.put(
            "/questions/" + Slugs.free(text, digest.slugs("questions")),
            JSON.createObjectNode().put("text", Template.capital(text))
        );
        return true;
    }

    private static boolean event(String what, Digest digest, Target target) {
        var dated = Pattern.compile("\\b(\\d{3,5}(?:-\\d{2})?)\\b").matcher(what);
        var when = dated.find() ? dated.group(1) : digest.year().isEmpty() ? "unknown" : digest.year();
        var title = cut(clean(what.replace(when, "").replaceFirst("(?i)^\\s*(?:in|at)?\\s*[:,-]?\\s*", "")), 110);
        var value = JSON.createObjectNode()
            .put("when", when)
            .put("title", Template.capital(title))
            .put("significance", "Nobody who was there tells it in the same way.");
        value.putArray("elements");
        digest
            .meant(what)
            .filter(it -> it.section().equals("elements"))
            .ifPresent(it -> ((tools.jackson.databind.node.ArrayNode) value.path("elements")).add(it.slug()));
        target.put("/timeline/" + Slugs.free(title, digest.slugs("timeline")), value);
        return true;
    }

    private static boolean year(String year, Digest digest, Target target) {
        var value = JSON.createObjectNode().put("year", Integer.parseInt(year));
        value.put("place", digest.place().isEmpty() ? null : digest.place());
        target.put("/setting", value.put("calendar", digest.calendar().isEmpty() ? null : digest.calendar()));
        return true;
    }

    private static boolean rule(String kind, String what, Digest digest, Target target) {
        var statement = cut(Template.sentence(clean(what)), 900);
        if (kind.equalsIgnoreCase("constraint")) {
            var value = JSON.createObjectNode()
                .put("statement", statement)
                .put("kind", "narrative")
                .put("strictness", "strong");
            target.put("/constraints/" + Slugs.free(statement, digest.slugs("constraints")), value);
            return true;
        }
        var value = JSON.createObjectNode()
            .put("statement", statement)
            .put("scope", "universal")
            .put("certainty", "established");
        var phrases = Idea.of(statement).phrases();
        var about = phrases.isEmpty() ? "this" : phrases.getFirst().withArticle();
        value
            .putArray("implications")
            .add("Whoever deals with %s has to reckon with it, and some have learned to profit.".formatted(about));
        value.putArray("exceptions");
        target.put("/rules/" + Slugs.free(statement, digest.slugs("rules")), value);
        var question = "Who was the first to find a way around %s?".formatted(about);
        target.put(
            "/questions/" + Slugs.free(question, digest.slugs("questions")),
            JSON.createObjectNode().put("text", question)
        );
        return true;
    }

    private static boolean element(String what, Digest digest, Target target) {
        var element = NewElement.of(what, digest);
        target.put("/elements/" + Slugs.free(element.name(), digest.slugs("elements")), element.toJson(digest));
        return true;
    }

    private static boolean amend(String said, Digest.Entry entry, @Nullable String read, Target target) {
        var value = CurrentEntry.of(entry, read);
        var more = amendment(said, entry);
        if (entry.section().equals("elements")) value.put(
            "summary",
            cut(value.path("summary").asString("") + " " + more, 1900).strip()
        );
        else if (entry.section().equals("timeline")) value.put("significance", cut(more, 900));
        else if (entry.section().equals("questions")) value.put("text", cut(more, 900));
        else value.put("statement", cut(more, 900));
        target.put(entry.address(), value);
        return true;
    }

    /** "Make the Quiet Office poorer" says that the Quiet Office is now poorer. */
    private static String amendment(String said, Digest.Entry entry) {
        var words = clean(said.replaceFirst(LEAD, "")).replaceFirst("(?i)^(?:change|make|set|move|replace)\\s+", "");
        var name = entry.name().replaceFirst("^The ", "");
        var without = Pattern.compile(
            "(?is)^(?:the )?" + Pattern.quote(name) + "\\s+(?:so that |to |into |so )?(.+)"
        ).matcher(words);
        if (!without.matches()) return Template.sentence(words);
        return Template.sentence(
            "%s %s now %s".formatted(entry.name(), new Phrase(name).plural() ? "are" : "is", without.group(1))
        );
    }

    private static String reason(String said) {
        return cut("You asked: " + Template.sentence(said.strip()), 400);
    }

    static String clean(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("[.,;:!\\s]+$", "").replaceAll("^[\"“']|[\"”']$", "");
    }

    static String cut(String text, int length) {
        var points = text.codePoints().limit(length).toArray();
        return new String(points, 0, points.length);
    }
}
