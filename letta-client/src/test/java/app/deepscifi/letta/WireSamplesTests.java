package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.MessagePart;
import app.deepscifi.letta.LettaEvent.ReasoningDelta;
import app.deepscifi.letta.LettaEvent.RunStarted;
import app.deepscifi.letta.LettaEvent.ServerToolCall;
import app.deepscifi.letta.LettaEvent.ServerToolReturn;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaEvent.ToolCallDelta;
import app.deepscifi.letta.LettaEvent.ToolCallsRequested;
import app.deepscifi.letta.LettaEvent.Unknown;
import app.deepscifi.letta.LettaEvent.Usage;
import app.deepscifi.letta.model.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One sample of each event type that a real server has but never sent in our recordings. */
class WireSamplesTests {

    private static final MessagePart PART = new MessagePart("message-1", "o-1");

    /** The expected event for each sample, without its run id. */
    private static final Map<String, List<LettaEvent>> MEANING = Map.ofEntries(
        Map.entry("user", List.of(new Unknown("user_message"))),
        Map.entry("system", List.of(new Unknown("system_message"))),
        Map.entry("assistant_str", List.of(new TextDelta(PART, "Hello"))),
        Map.entry("assistant_parts", List.of(new TextDelta(PART, "Hel"))),
        Map.entry("reasoning", List.of(new ReasoningDelta(PART, "thinking"))),
        Map.entry("hidden", List.of(new Unknown("hidden_reasoning_message"))),
        Map.entry("tool_call", List.of(new ServerToolCall("call_1", "f", "{\"a\":1}"))),
        Map.entry("tool_call_delta", List.of(new ServerToolCall("call_1", "", "{\"a"))),
        Map.entry("tool_return", List.of(new ServerToolReturn("call_1", "42", true))),
        Map.entry("approval_request", List.of(new ToolCallDelta("call_1", "f", "{}"))),
        Map.entry("approval_request_delta", List.of(new ToolCallDelta("c", "f", ""))),
        Map.entry("approval_response", List.of(new Unknown("approval_response_message"))),
        Map.entry("ping", List.of()),
        Map.entry("error", List.of(new Failed(FailureType.LLM_TIMEOUT, "llm_timeout", "x", null))),
        Map.entry(
            "stop",
            List.of(new ToolCallsRequested(List.of()), new Stopped(StopReason.REQUIRES_APPROVAL, "requires_approval"))
        ),
        Map.entry("usage", List.of(new Usage(10, 3))),
        Map.entry("summary", List.of(new Unknown("summary_message"))),
        Map.entry("event", List.of(new Unknown("event_message"))),
        Map.entry("unknown_type", List.of(new Unknown("brand_new"))),
        Map.entry("cancel_stop", List.of(new Stopped(StopReason.CANCELLED, "cancelled"))),
        Map.entry("unknown_stop", List.of(new Stopped(StopReason.UNKNOWN, "future_reason"))),
        Map.entry("raw_error", List.of(new Failed(FailureType.INTERNAL_ERROR, "INTERNAL_SERVER_ERROR", "boom", null)))
    );

    private static final Failed INCOMPLETE = new Failed(
        FailureType.STREAM_INCOMPLETE,
        "stream_incomplete",
        "The stream ended without a reason",
        null
    );

    record Sample(String name, String json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() throws IOException {
        try (var file = Objects.requireNonNull(WireSamplesTests.class.getResourceAsStream("/wire-samples.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", 2))
                .map(cells -> new Sample(cells[0], cells[1]))
                .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_is_understood(Sample sample) {
        var expected = new ArrayList<LettaEvent>();
        if (sample.json().contains("run-1")) {
            expected.add(new RunStarted(new RunId("run-1")));
        }
        expected.addAll(Objects.requireNonNull(MEANING.get(sample.name()), "No meaning written down"));
        if (expected.isEmpty() || !ends(expected.getLast())) {
            expected.add(INCOMPLETE);
        }

        assertThat(read("data: " + sample.json() + "\n\n")).isEqualTo(expected);
    }

    @Test
    void all_samples_in_one_stream_do_no_harm_to_each_other() throws IOException {
        var frames = new StringBuilder();
        samples().forEach(sample -> frames.append("data: ").append(sample.json()).append("\n\n"));

        assertThat(read(frames + "data: [DONE]\n\n"))
            .contains(new Unknown("brand_new"), new TextDelta(PART, "Hello"), new Usage(10, 3))
            .filteredOn(WireSamplesTests::ends)
            .hasSize(1);
    }

    private static boolean ends(LettaEvent event) {
        return event instanceof Stopped || event instanceof Failed;
    }

    private static List<LettaEvent> read(String frames) {
        try (var server = TinyServer.streaming(frames)) {
            return Events.of(server).all();
        }
    }
}
