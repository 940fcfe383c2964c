package app.deepscifi.api.chat.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.json.ServiceJson;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MetricLinesTests {

    private final TurnMeters meters = new TurnMeters();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void a_line_is_what_cloudwatch_makes_metrics_of() {
        try (var _ = meters.stream(); var _ = meters.stream(); var _ = meters.turn()) {
            meters.used(new TurnEvent.Usage(1_200, 80));
            meters.used(new TurnEvent.Usage(1_300, 20));
            for (var reason : FinishReason.values()) {
                meters.finished(reason);
            }
            lines("DeepSciFi", "starter").write();
        }

        assertThat(json(console.toString(StandardCharsets.UTF_8))).isEqualTo(
            json(
                """
                {
                  "_aws": {
                    "Timestamp": 1769860800000,
                    "CloudWatchMetrics": [{
                      "Namespace": "DeepSciFi",
                      "Dimensions": [["stage"]],
                      "Metrics": [
                        {"Name": "OpenStreams", "Unit": "Count"},
                        {"Name": "RunningTurns", "Unit": "Count"},
                        {"Name": "QueuedTurns", "Unit": "Count"},
                        {"Name": "TurnsCompleted", "Unit": "Count"},
                        {"Name": "TurnsFailed", "Unit": "Count"},
                        {"Name": "InputTokens", "Unit": "Count"},
                        {"Name": "OutputTokens", "Unit": "Count"}
                      ]
                    }]
                  },
                  "stage": "starter",
                  "OpenStreams": 2,
                  "RunningTurns": 1,
                  "QueuedTurns": 0,
                  "TurnsCompleted": 2,
                  "TurnsFailed": 4,
                  "InputTokens": 2500,
                  "OutputTokens": 100
                }"""
            )
        );
    }

    @Test
    void counted_turns_are_written_once() {
        meters.finished(FinishReason.COMPLETED);
        var lines = lines("DeepSciFi", "starter");
        lines.write();
        console.reset();

        lines.write();

        assertThat(console.toString(StandardCharsets.UTF_8)).contains("\"TurnsCompleted\":0", "\"OpenStreams\":0");
    }

    @Test
    void without_a_namespace_nothing_is_written() {
        lines("", "").write();

        assertThat(console.size()).isZero();
    }

    private static JsonNode json(String text) {
        return ServiceJson.mapper().readTree(text);
    }

    private MetricLines lines(String namespace, String stage) {
        return new MetricLines(
            meters,
            new MetricsSettings(namespace, stage),
            ServiceJson.mapper(),
            Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC),
            new PrintStream(console, true, StandardCharsets.UTF_8)
        );
    }
}
