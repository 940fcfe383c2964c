package app.deepscifi.domain.rename;

import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Constraint;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import app.deepscifi.domain.canon.Entry.Themes;
import app.deepscifi.domain.canon.Entry.Tones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The texts of an entry in which other entries may be named. */
final class Prose {

    /** Makes another text of the text of a field, which is named by its path in the entry. */
    private final BinaryOperator<String> rewriting;

    private Prose(BinaryOperator<String> rewriting) {
        this.rewriting = rewriting;
    }

    /** @param rewriting called with the path and the text of each field, in their order */
    static Entry rewritten(Entry entry, BinaryOperator<String> rewriting) {
        return new Prose(rewriting).of(entry);
    }

    private Entry of(Entry entry) {
        return switch (entry) {
            case Premise(var text) -> new Premise(text("", text));
            case Setting(var year, var place, var calendar) -> new Setting(
                year,
                optional("place", place),
                optional("calendar", calendar)
            );
            case Calendar calendar -> calendar;
            case Tones(var words) -> new Tones(list("", words));
            case Themes(var words) -> new Themes(list("", words));
            case Rule(var statement, var scope, var certainty, var implications, var exceptions) -> new Rule(
                text("statement", statement),
                scope,
                certainty,
                list("implications", implications),
                list("exceptions", exceptions)
            );
            case Element(
                var kind,
                var name,
                var summary,
                var detail,
                var properties,
                var relations,
                var aliases,
                var began,
                var ended,
                var portrait
            ) -> new Element(
                kind,
                text("name", name),
                text("summary", summary),
                detail,
                byName("properties", properties),
                relations,
                list("aliases", aliases),
                began,
                ended,
                portrait
            );
            case Event(var date, var title, var significance, var elements, var end, var causes) -> new Event(
                date,
                text("title", title),
                text("significance", significance),
                elements,
                end,
                causes
            );
            case Constraint(var statement, var kind, var strictness) -> new Constraint(
                text("statement", statement),
                kind,
                strictness
            );
            case Question(var text) -> new Question(text("text", text));
        };
    }

    private String text(String path, String text) {
        return rewriting.apply(path, text);
    }

    private @Nullable String optional(String path, @Nullable String text) {
        return text == null ? null : text(path, text);
    }

    private List<String> list(String path, List<String> texts) {
        var rewritten = new ArrayList<String>();
        texts.forEach(text -> rewritten.add(text(path + "[" + rewritten.size() + "]", text)));
        return rewritten;
    }

    private Map<String, String> byName(String path, Map<String, String> texts) {
        var rewritten = new TreeMap<String, String>();
        texts.forEach((name, text) -> rewritten.put(name, text(path + "." + name, text)));
        return rewritten;
    }
}
