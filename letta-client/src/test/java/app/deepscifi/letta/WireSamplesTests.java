package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.Other;
import app.deepscifi.letta.LettaEvent.ReasoningDelta;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaEvent.ToolCallDelta;
import app.deepscifi.letta.LettaEvent.ToolCallsRequested;
import app.deepscifi.letta.LettaEvent.Usage;
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

    /** The expected event for each sample. */
    private static final Map<String, List<LettaEvent>> MEANING = Map.ofEntries(
        Map.entry("user", List.of(new Other("user_message"))),
        Map.entry("system", List.of(new Other("system_message"))),
        Map.entry("assistant_str", List.of(new TextDelta("Hello"))),
        Map.entry("assistant_parts", List.of(new TextDelta("Hel"))),
        Map.entry("reasoning", List.of(new ReasoningDelta("thinking"))),
        Map.entry("hidden", List.of(new Other("hidden_reasoning_message"))),
        Map.entry("tool_call", List.of(new Other("tool_call_message"))),
        Map.entry("tool_call_delta", List.of(new Other("tool_call_message"))),
        Map.entry("tool_return", List.of(new Other("tool_return_message"))),
        Map.entry("approval_request", List.of(new ToolCallDelta("call_1", "f", "{}"))),
        Map.entry("approval_request_delta", List.of(new ToolCallDelta("c", "f", ""))),
        Map.entry("approval_response", List.of(new Other("approval_response_message"))),
        Map.entry("ping", List.of(new Other("ping"))),
        Map.entry("error", List.of(new Failed(FailureType.LLM_TIMEOUT, "llm_timeout", "x", null))),
        Map.entry(
            "stop",
            List.of(new ToolCallsRequested(List.of()), new Stopped(StopReason.REQUIRES_APPROVAL, "requires_approval"))
        ),
        Map.entry("usage", List.of(new Usage(10, 3))),
        Map.entry("summary", List.of(new Other("summary_message"))),
        Map.entry("event", List.of(new Other("event_message"))),
        Map.entry("unknown_type", List.of(new Other("brand_new"))),
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
        var expected = new ArrayList<>(Objects.requireNonNull(MEANING.get(sample.name()), "No meaning written down"));
        if (!ends(expected.getLast())) {
            expected.add(INCOMPLETE);
        }

        assertThat(read("data: " + sample.json() + "\n\n")).isEqualTo(expected);
    }

    @Test
    void all_samples_in_one_stream_do_no_harm_to_each_other() throws IOException {
        var frames = new StringBuilder();
        samples().forEach(sample -> frames.append("data: ").append(sample.json()).append("\n\n"));

        assertThat(read(frames + "data: [DONE]\n\n"))
            .contains(new Other("brand_new"), new TextDelta("Hello"), new Usage(10, 3))
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
