package app.deepscifi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.LettaCaller.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Repeats the recorded requests to a real Letta 0.16.8: the frames have the same order and fields. */
class RecordingsTests {

    private final LettaSimulator simulator;
    private final LettaCaller letta;
    private final String conversation;

    RecordingsTests() throws IOException {
        simulator = LettaSimulator.start(SimulatorSettings.defaults().withPace(Duration.ZERO));
        letta = new LettaCaller(simulator.baseUrl(), null);
        conversation = letta.conversation(letta.agent(true));
    }

    @AfterEach
    void close() {
        letta.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "say-emoji",
            "think",
            "empty-answer",
            "one-call",
            "unknown-tool",
            "model-cut-off",
            "model-fails-401",
            "model-fails-429",
            "model-fails-500",
        }
    )
    void a_turn_has_the_recorded_form(String name) {
        var recording = recording(name);

        assertThat(shapes(asked(recording))).isEqualTo(shapes(answer(recording)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "message-while-pending", "wrong-id" })
    void a_turn_with_a_pending_call_has_the_recorded_form(String name) {
        letta.say(conversation, "CALLS [{\"name\": \"list_worlds\", \"args\": {}}]");
        var recording = recording(name);

        assertThat(shapes(asked(recording))).isEqualTo(shapes(answer(recording)));
    }

    private Answer asked(String recording) {
        var body = LettaCaller.JSON.readTree(recording.lines().toList().get(1));
        // Some were recorded with `input`, the short form of one message of the person.
        return body.has("input")
            ? letta.say(conversation, body.path("input").asString())
            : letta.turn(conversation, body.path("messages").toString());
    }

    private static Answer answer(String recording) {
        return new Answer(
            200,
            recording.substring(recording.indexOf("\ndata: ") + 1, recording.indexOf("# end of file"))
        );
    }

    /** The kinds of the lines, in order and without repetitions, because the number of pieces depends on the model. */
    private static List<String> shapes(Answer answer) {
        var shapes = answer
            .body()
            .lines()
            .filter(it -> !it.isBlank())
            .map(RecordingsTests::shape)
            .toList();
        return shapes.stream().distinct().toList();
    }

    private static String shape(String line) {
        if (!line.startsWith("data: {")) return line;
        var json = LettaCaller.JSON.readTree(line.substring(6));
        var fields = json
            .properties()
            .stream()
            .map(it -> it.getKey() + ":" + kind(it.getValue()))
            .collect(Collectors.joining(" "));
        return json.path("message_type").asString("") + " " + fields + " " + json.path("stop_reason").asString("");
    }

    private static String kind(JsonNode value) {
        if (!value.isObject()) return value.getNodeType().name();
        return value
            .properties()
            .stream()
            .map(it -> it.getKey() + ":" + it.getValue().getNodeType())
            .toList()
            .toString();
    }

    private static String recording(String name) {
        try (var in = RecordingsTests.class.getResourceAsStream("/recorded/" + name + ".http")) {
            if (in == null) throw new IllegalArgumentException("no recording " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
