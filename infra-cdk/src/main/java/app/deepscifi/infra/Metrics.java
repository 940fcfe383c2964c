package app.deepscifi.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** What the API itself measures, see {@code docs/decisions/0007}. Each task says it once a minute. */
record Metrics(String stage) {
    static final String NAMESPACE = "DeepSciFi";

    static Metrics of(DeploymentStage stage) {
        return new Metrics(stage.name());
    }

    /** What RDS says about an instance, as the average of five minutes. */
    static Metric ofDatabase(String instance, String name) {
        return Metric.Builder.create()
            .namespace("AWS/RDS")
            .metricName(name)
            .dimensionsMap(Map.of("DBInstanceIdentifier", instance))
            .statistic("Average")
            .period(Duration.minutes(5))
            .build();
    }

    Metric openStreams(String statistic) {
        return metric("OpenStreams", statistic);
    }

    Metric runningTurns(String statistic) {
        return metric("RunningTurns", statistic);
    }

    /** Those of the running ones that wait for their agents. */
    Metric queuedTurns(String statistic) {
        return metric("QueuedTurns", statistic);
    }

    Metric completedTurns() {
        return metric("TurnsCompleted", "Sum");
    }

    Metric failedTurns() {
        return metric("TurnsFailed", "Sum");
    }

    Metric inputTokens() {
        return metric("InputTokens", "Sum");
    }

    Metric outputTokens() {
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
