package app.deepscifi.simulator.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An element that a person describes: "a place called the Drowned Library where the monks keep broken songs". */
record NewElement(String what, String name, String kind, String summary) {
    private static final Map<String, List<String>> KINDS = Resources.json("kinds.json", new TypeReference<>() {});
    private static final Pattern NAMED = Pattern.compile(
        "(?is)(.*?)\\b(?:called|named)\\s+[\"“']?(.+?)[\"”']?(?=$|[,.;:]|\\s+(?:that|which|who|where)\\b)(.*)"
    );
    private static final Pattern HEAD = Pattern.compile(
        "(?is)^(.+?)(?=[,.;:]|\\s+(?:that|which|who|where|whose)\\b|$)"
    );

    static NewElement of(String what, Digest digest) {
        var kind = kind(what);
        var named = NAMED.matcher(what);
        if (named.matches()) {
            var sort = Changes.clean(named.group(1));
            return of(what, named.group(2), kind, sort.isEmpty() ? kind : sort, named.group(3), digest);
        }
        var head = HEAD.matcher(what);
        var name = head.find() ? head.group(1) : what;
        return of(what, name, kind, kind, what.substring(name.length()), digest);
    }

    private static NewElement of(String what, String name, String kind, String sort, String rest, Digest digest) {
        var title = Changes.cut(Template.title(Changes.clean(name)), 110);
        var more = Changes.clean(rest.replaceFirst("^[.;:\\s]+", ""));
        return new NewElement(what, title, kind, summary(title, sort, more, digest));
    }

    private static String summary(String title, String sort, String more, Digest digest) {
        var world = digest.place().isEmpty() ? "this world" : digest.place();
        if (more.isEmpty()) return "%s, new to canon and known in %s mostly by rumour.".formatted(title, world);
        var joined = more.startsWith(",") ? more : " " + more;
        var summary = "%s, a %s%s"
            .formatted(title, sort.toLowerCase(Locale.ROOT), joined)
            .replaceAll("\\ba (?=[aeiou])", "an ");
        return Changes.cut(Template.sentence(summary), 1900);
    }

    /** The first word that tells what kind of thing it is decides. */
    private static String kind(String what) {
        for (var word : what.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            for (var kind : KINDS.entrySet()) {
                if (kind.getValue().contains(word)) return kind.getKey();
            }
        }
        return "concept";
    }

    /** Bound to whatever the description names, else to the first thing there is. */
    ObjectNode toJson(Digest digest) {
        var json = JsonMapper.shared()
            .createObjectNode()
            .put("kind", kind)
            .put("name", name)
            .put("summary", summary)
            .put("detail", "sketch");
        json.putObject("properties");
        var relations = json.putArray("relations");
        digest
            .meant(what)
            .filter(it -> it.section().equals("elements"))
            .or(() -> digest.elements("location", "faction", "technology").stream().findFirst())
            .ifPresent(it ->
                relations.addObject().put("to", it.slug()).put("kind", "is bound to").put("strength", "moderate")
            );
        return json;
    }
}
