package app.deepscifi.api.exchange.format;

import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes SillyTavern's World Info: an entry for each element, found by its names, and one that is always sent, with the
 * premise, the rules and the constraints.
 */
public final class WorldInfo {

    private static final int ORDER = 100;
    private static final int ALWAYS = 100;
    private static final int DEPTH = 4;

    private WorldInfo() {}

    public static ObjectNode of(String world, Canon canon) {
        var file = JsonNodeFactory.instance.objectNode().put("name", world);
        var entries = file.putObject("entries");
        var frame = entry(0, List.of(), world, frame(canon)).put("constant", true);
        frame.putObject("extensions").put(Lorebook.OURS, "frame");
        entries.set("0", frame);
        var uid = 1;
        for (var element : canon.elements().values()) {
            entries.set("" + uid, entry(uid, element.names(), element.name(), content(element)));
            uid++;
        }
        return file;
    }

    /** The text of an element: its summary, then a line for each property. */
    public static String content(Element element) {
        return Stream.concat(
            Stream.of(element.summary().strip()),
            element
                .properties()
                .entrySet()
                .stream()
                .map(property -> property.getKey() + ": " + property.getValue())
        ).collect(Collectors.joining("\n"));
    }

    private static String frame(Canon canon) {
        var lines = new ArrayList<String>();
        lines.add(canon.premise());
        canon
            .rules()
            .values()
            .forEach(rule -> lines.add(rule.statement()));
        canon
            .constraints()
            .values()
            .forEach(constraint -> lines.add(constraint.statement()));
        return String.join("\n", lines);
    }

    private static ObjectNode entry(int uid, List<String> keys, String comment, String content) {
        var entry = JsonNodeFactory.instance.objectNode().put("uid", uid);
        var names = entry.putArray("key");
        keys.forEach(names::add);
        entry.putArray("keysecondary");
        return entry
            .put("comment", comment)
            .put("content", content)
            .put("constant", false)
            .put("selective", true)
            .put("selectiveLogic", 0)
            .put("addMemo", true)
            .put("order", ORDER)
            .put("position", 0)
            .put("disable", false)
            .put("probability", ALWAYS)
            .put("useProbability", true)
            .put("depth", DEPTH)
            .put("group", "")
            .put("displayIndex", uid);
    }
}
