package app.deepscifi.simulator.model.rules;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.canon.Idea;
import app.deepscifi.simulator.model.wish.grammar.CardNames;
import app.deepscifi.simulator.model.words.Template;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The cards of the conversation: the worlds that were proposed last. */
public record Cards(ArrayNode drafts) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Cards of(List<ModelMessage> messages) {
        for (var i = messages.size() - 2; i >= 0; i--) {
            var refused = messages.get(i + 1) instanceof ModelMessage.Returned it && it.failed();
            if (refused || !(messages.get(i) instanceof ModelMessage.Answered answered)) continue;
            for (var call : answered.calls()) {
                if (call.tool().equals("propose_worlds")) return new Cards(drafts(call));
            }
        }
        return new Cards(JSON.createArrayNode());
    }

    private static ArrayNode drafts(Call call) {
        try {
            return JSON.readTree(call.arguments()).path("drafts") instanceof ArrayNode it ? it : JSON.createArrayNode();
        } catch (JacksonException _) {
            return JSON.createArrayNode();
        }
    }

    boolean none() {
        return drafts.isEmpty();
    }

    CardNames names() {
        return new CardNames(
            drafts
                .valueStream()
                .map(it -> it.path("name").asString(""))
                .toList()
        );
    }

    /** Deep copies of the cards, to be changed. */
    List<ObjectNode> copies() {
        return drafts.deepCopy().valueStream().map(ObjectNode.class::cast).toList();
    }

    String about(List<Integer> numbers) {
        return numbers
            .stream()
            .filter(it -> it < drafts.size())
            .map(it -> drafts.get(it))
            .map(it ->
                "%s: %s".formatted(it.path("name").asString(""), Template.sentence(it.path("pitch").asString("")))
            )
            .collect(Collectors.joining(" "));
    }

    /** The content of a section of canon, or of the elements of one kind, on these cards. */
    String parts(List<Integer> numbers, String part) {
        return numbers
            .stream()
            .filter(it -> it < drafts.size())
            .map(it -> drafts.get(it))
            .map(it -> it.path("name").asString("") + ": " + part(it.path("canon"), part))
            .collect(Collectors.joining("\n"));
    }

    private static String part(JsonNode canon, String part) {
        var said = switch (part) {
            case "premise" -> canon.path(part).asString("");
            case "setting" -> Stream.of("place", "year")
                .map(it -> canon.path(part).path(it).asString(""))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
            case "tones", "themes" -> texts(canon.path(part), "");
            case "rules", "constraints" -> texts(canon.path(part), "statement");
            case "questions" -> texts(canon.path(part), "text");
            case "timeline" -> canon
                .path(part)
                .valueStream()
                .map(it -> it.path("when").asString("") + " " + it.path("title").asString(""))
                .collect(Collectors.joining("; "));
            default -> canon
                .path("elements")
                .valueStream()
                .filter(it -> part.equals("elements") || it.path("kind").asString("").equals(part))
                .map(it -> it.path("name").asString(""))
                .collect(Collectors.joining("; "));
        };
        return said.isEmpty() ? "nothing of that yet." : Template.sentence(said);
    }

    private static String texts(JsonNode entries, String field) {
        return entries
            .valueStream()
            .map(it -> (field.isEmpty() ? it : it.path(field)).asString("").replaceAll("[.]$", ""))
            .collect(Collectors.joining("; "));
    }

    String which(String thing) {
        var words = Idea.of(thing).vocabulary();
        var found = drafts
            .valueStream()
            .filter(it -> words.stream().allMatch(word -> mentions(it, word)))
            .map(it -> it.path("name").asString(""))
            .toList();
        return found.isEmpty()
            ? "None of the cards says anything about %s.".formatted(thing)
            : "%s: %s.".formatted(Template.capital(thing), String.join(", ", found));
    }

    private static boolean mentions(JsonNode draft, String word) {
        var stem = word.length() > 4 ? word.replaceFirst("s$", "") : word;
        return draft.toString().toLowerCase().contains(stem);
    }
}
