package app.deepscifi.infra.telemetry;

import app.deepscifi.infra.stage.DeploymentStage;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** The API's own metrics, see {@code docs/decisions/0007}. Each task sends them once a minute. */
public record Metrics(String stage) {
    public static final String NAMESPACE = "DeepSciFi";

    public static Metrics of(DeploymentStage stage) {
        return new Metrics(stage.name());
    }

    public Metric openStreams(String statistic) {
        return metric("OpenStreams", statistic);
    }

    public Metric runningTurns(String statistic) {
        return metric("RunningTurns", statistic);
    }

    /** The running turns that wait for their agent. */
    public Metric queuedTurns(String statistic) {
        return metric("QueuedTurns", statistic);
    }

    public Metric completedTurns() {
        return metric("TurnsCompleted", "Sum");
    }

    public Metric failedTurns() {
        return metric("TurnsFailed", "Sum");
    }

    public Metric inputTokens() {
        return metric("InputTokens", "Sum");
    }

    public Metric outputTokens() {
        return metric("OutputTokens", "Sum");
    }

    private Metric metric(String name, String statistic) {
        return Metric.Builder.create()
            .namespace(NAMESPACE)
            .metricName(name)
            .dimensionsMap(Map.of("stage", stage))
            .statistic(statistic)
            .period(Duration.minutes(1))
            .build();
    }
}
