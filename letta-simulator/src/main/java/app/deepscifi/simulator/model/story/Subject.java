package app.deepscifi.simulator.model.story;

import app.deepscifi.simulator.model.canon.Idea;
import app.deepscifi.simulator.model.canon.ReadDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The subject of a passage, in the person's words.
 *
 * @param hero the first character of the canon that is named
 * @param things phrases as they are written within a sentence, those of the canon first
 */
record Subject(Optional<ReadDigest.Entry> hero, List<String> things) {
    static Subject of(String about, ReadDigest digest) {
        var rest = about;
        var named = new ArrayList<String>();
        Optional<ReadDigest.Entry> hero = Optional.empty();
        var entries = new ArrayList<>(digest.in("elements"));
        entries.addAll(digest.in("timeline"));
        entries.sort(Comparator.comparingInt((ReadDigest.Entry it) -> it.name().length()).reversed());
        for (var entry : entries) {
            var found = pattern(entry).matcher(rest);
            if (!found.find()) continue;
            rest = found.replaceAll(" , ").replaceFirst(", +\\p{Ll}+ing\\b", ", ");
            if (entry.kind().equals("character") && hero.isEmpty()) hero = Optional.of(entry);
            else named.add(entry.mention());
        }
        Idea.of(rest)
            .phrases()
            .forEach(it -> named.add(it.withArticle()));
        return new Subject(hero, named);
    }

    /** Matches the name of an entry. A character also matches by first or last name. */
    private static Pattern pattern(ReadDigest.Entry entry) {
        var name = Pattern.quote(entry.name().replaceFirst("^(?:The|An?) ", ""));
        var parts = entry.kind().equals("character")
            ? "|" + String.join("|", List.of(entry.name().split(" ")).stream().map(Pattern::quote).toList())
            : "";
        return Pattern.compile("\\b(?:(?:the|an?) )?(?:" + name + parts + ")\\b(?:['’]s)?", Pattern.CASE_INSENSITIVE);
    }
}
