package app.deepscifi.simulator.model;

import app.deepscifi.simulator.model.rules.RuleModel;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation with the model, as a server keeps it. */
final class Talk {

    static final JsonMapper JSON = JsonMapper.shared();
    static final String STORY = "123e4567-e89b-42d3-8456-426614174000";

    /** The block `project`, as the product writes it. */
    private static final String SYSTEM = """
    You are the World Agent.

    <memory_blocks>
    <project>
    <description>

    </description>
    <value>
    World: Keepers of the Glass Whales (version 1)
    Premise: The glass whales sing to the salt monks under the ice of a drowned moon.
    Year: 2741
    Place: Tarn Shelf

    # Rules
    - /rules/one-hearing — fundamental: A song of the glass whales can be heard once.

    # Elements
    - /elements/tarn-shelf — Tarn Shelf (location): A shelf of eleven basins. [lives by drift]
    - /elements/tide-loom — The Tide Loom (technology): Weighs songs. [is kept in tarn-shelf]
    - /elements/quiet-office — The Quiet Office (faction): Sets the fare. [governs tarn-shelf]

    # Timeline
    - /timeline/first-song — 2600-04: The first song

    </value>
    </project>

    </memory_blocks>""";

    private final SimulatedModel model = new RuleModel();
    private final String system;
    private final List<String> tools;
    private final List<ModelMessage> messages = new ArrayList<>();

    private Talk(String system, String... tools) {
        this.system = system;
        this.tools = List.of(tools);
    }

    static Talk withUserAgent() {
        return new Talk(
            "You are the User Agent.",
            "propose_worlds",
            "create_world",
            "list_worlds",
            "remember_preferences"
        );
    }

    static Talk withWorldAgent() {
        return new Talk(SYSTEM, "read_canon", "propose_changes", "create_story", "write_segment", "suggest");
    }

    /** A World Agent whose block says that it does not contain the whole canon. */
    static Talk withWorldAgentThatSeesAPart() {
        var part = SYSTEM.replace(
            "# Timeline",
            "(Left out, because there is more than fits here: all 9 of Timeline.)\n\n# Timeline"
        );
        return new Talk(part, "read_canon", "propose_changes", "create_story", "write_segment", "suggest");
    }

    /** Opens a story for the person. */
    Talk inStory() {
        messages.add(
            new ModelMessage.Told("<turn>\nPerson: Ada\nOpen story: Two Lists (storyId %s)\n</turn>".formatted(STORY))
        );
        return this;
    }

    ModelAnswer say(String text) {
        messages.add(new ModelMessage.Said(text));
        return next();
    }

    ModelAnswer returned(String tool, String result) {
        messages.add(new ModelMessage.Returned(tool, result, false));
        return next();
    }

    ModelAnswer failed(String tool, String why) {
        messages.add(new ModelMessage.Returned(tool, why, true));
        return next();
    }

    private ModelAnswer next() {
        var answer = model.answer(new ModelRequest(system, messages, tools));
        messages.add(new ModelMessage.Answered(answer.text(), answer.calls()));
        return answer;
    }

    /** The arguments of the only call in an answer. */
    static JsonNode arguments(ModelAnswer answer, String tool) {
        if (answer.calls().size() != 1 || !answer.calls().getFirst().tool().equals(tool)) {
            throw new AssertionError("expected a call of " + tool + ", got " + answer);
        }
        return JSON.readTree(answer.calls().getFirst().arguments());
    }
}
