package app.deepscifi.simulator.model;

import app.deepscifi.simulator.model.rules.RuleModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Sends one message in the state that the table of messages describes, and answers its calls as the product would, to
 * the end.
 */
final class Conversation {

    static final JsonNode WORLD = resource("heat-ledger.json");
    static final JsonNode CARDS = resource("cards.json");
    static final String STORY = "123e4567-e89b-42d3-8456-426614174000";

    /** Tools that only read. */
    private static final Set<String> LOOKS = Set.of(
        "read_canon",
        "list_worlds",
        "list_stories",
        "recall",
        "search",
        "suggest"
    );
    private static final int STEPS = 8;
    private static final String PASSAGE =
        "Mira Voss counted the cold rooms twice. She was late, and the ledger was open.\n\n“You are early,” said the porter, and she was not.";

    private final SimulatedModel model;
    private final String system;
    private final List<String> tools;
    private final List<ModelMessage> messages = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String turn = "";

    private Conversation(SimulatedModel model, String system, List<String> tools) {
        this.model = model;
        this.system = system;
        this.tools = tools;
    }

    static Conversation in(String agent, String state) {
        return in(new RuleModel(), agent, state);
    }

    static Conversation in(SimulatedModel model, String agent, String state) {
        var user = agent.equals("user");
        var conversation = new Conversation(
            model,
            user ? "<human>\n<value>\nName: Ada\n- I like dry humour\n</value>\n</human>" : project(WORLD),
            user
                ? List.of("propose_worlds", "create_world", "list_worlds", "remember_preferences")
                : List.of("read_canon", "propose_changes", "create_story", "write_segment", "suggest")
        );
        if (state.equals("drafts")) conversation.offered();
        var story = state.equals("story")
            ? "Cold Accounts (storyId %s)\nOpen passage: segmentId 1\n<passage>\n%s\n</passage>".formatted(
                  STORY,
                  PASSAGE
              )
            : "none";
        conversation.turn = "<turn>\nPerson: Ada (owner of this world)\nOpen story: " + story + "\n</turn>";
        return conversation;
    }

    private void offered() {
        var arguments = Talk.JSON.createObjectNode().set("drafts", CARDS);
        messages.add(new ModelMessage.Said("a world about a city that trades waste heat"));
        messages.add(new ModelMessage.Answered("", List.of(Call.of("propose_worlds", arguments.toString()))));
        messages.add(new ModelMessage.Returned("propose_worlds", "The person sees these cards now.", false));
    }

    Conversation say(String said) {
        calls.clear();
        text.setLength(0);
        messages.add(new ModelMessage.Told(turn));
        messages.add(new ModelMessage.Said(said));
        for (var step = 0; step < STEPS; step++) {
            var answer = model.answer(new ModelRequest(system, messages, tools));
            messages.add(new ModelMessage.Answered(answer.text(), answer.calls()));
            text.append(answer.text()).append('\n');
            if (answer.calls().isEmpty()) return this;
            calls.addAll(answer.calls());
            answer.calls().forEach(it -> messages.add(new ModelMessage.Returned(it.tool(), result(it), false)));
        }
        throw new AssertionError("no end to: " + said);
    }

    private static String result(Call call) {
        return switch (call.tool()) {
            case "read_canon" -> read(Talk.JSON.readTree(call.arguments()).path("addresses"));
            case "list_worlds" -> "[{\"id\": \"1\", \"name\": \"Slow Light\"}]";
            case "create_story" -> "{\"storyId\": \"%s\"}".formatted(STORY);
            default -> "The person sees it now.";
        };
    }

    /**
     * The result of {@code read_canon}, as in the product: the entries at these addresses, or all if there are none.
     */
    private static String read(JsonNode addresses) {
        var canon = WORLD.path("canon");
        var entries = Talk.JSON.createObjectNode();
        if (!addresses.isEmpty()) addresses.forEach(it -> entries.set(it.asString(), canon.at(it.asString())));
        else canon.properties().forEach(section -> {
            if (!section.getValue().isObject() || section.getKey().equals("setting")) entries.set(
                "/" + section.getKey(),
                section.getValue()
            );
            else section
                .getValue()
                .properties()
                .forEach(it -> entries.set("/" + section.getKey() + "/" + it.getKey(), it.getValue()));
        });
        return entries.toString();
    }

    /** The calls that write. */
    List<Call> writes() {
        return calls
            .stream()
            .filter(it -> !LOOKS.contains(it.tool()))
            .toList();
    }

    Set<String> looks() {
        return calls.stream().map(Call::tool).filter(LOOKS::contains).collect(Collectors.toSet());
    }

    String text() {
        return text.toString().strip();
    }

    static JsonNode arguments(Call call) {
        return Talk.JSON.readTree(call.arguments());
    }

    static JsonNode resource(String name) {
        try (var in = Conversation.class.getResourceAsStream(name)) {
            return Talk.JSON.readTree(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The memory block of a world, as the product writes it. */
    private static String project(JsonNode world) {
        var canon = world.path("canon");
        var setting = canon.path("setting");
        var lines = Stream.of(
            Stream.of(
                "World: %s (version 1)".formatted(world.path("name").asString()),
                "Premise: " + canon.path("premise").asString(),
                "Year: " + setting.path("year").asString(),
                "Place: " + setting.path("place").asString(),
                "Tones: " + canon.path("tones").path(0).asString()
            ),
            entries(canon, "rules", it -> it.path("certainty").asString() + ": " + it.path("statement").asString()),
            entries(canon, "elements", it ->
                "%s (%s): %s".formatted(
                    it.path("name").asString(),
                    it.path("kind").asString(),
                    it.path("summary").asString()
                )
            ),
            entries(canon, "timeline", it -> it.path("when").asString() + ": " + it.path("title").asString())
        ).flatMap(it -> it);
        return "<project>\n<value>\n" + lines.collect(Collectors.joining("\n")) + "\n</value>\n</project>";
    }

    private static Stream<String> entries(
        JsonNode canon,
        String section,
        java.util.function.Function<JsonNode, String> line
    ) {
        return canon
            .path(section)
            .properties()
            .stream()
            .map(it -> "- /%s/%s — %s".formatted(section, it.getKey(), line.apply(it.getValue())));
    }
}
