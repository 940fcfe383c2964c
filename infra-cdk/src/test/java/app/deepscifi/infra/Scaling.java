package app.deepscifi.infra;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** The possible number of tasks of a service, and the metrics that change it, in words. */
public final class Scaling {

    private Scaling() {}

    /** @param construct the prefix of its resources' names */
    public static List<String> of(String construct, Deployment deployment) {
        return Stream.concat(
            deployment
                .all("AWS::ApplicationAutoScaling::ScalableTarget")
                .stream()
                .filter(target -> target.name().startsWith(construct))
                .map(target -> "%s to %s tasks".formatted(target.says("MinCapacity"), target.says("MaxCapacity"))),
            deployment
                .all("AWS::ApplicationAutoScaling::ScalingPolicy")
                .stream()
                .filter(policy -> policy.name().startsWith(construct))
                .map(Scaling::policy)
        ).toList();
    }

    private static String policy(Resource policy) {
        var path = "TargetTrackingScalingPolicyConfiguration.";
        return "%s at %s, fewer after %s s".formatted(
            metric(policy, path),
            policy.says(path + "TargetValue"),
            policy.says(path + "ScaleInCooldown")
        );
    }

    private static String metric(Resource policy, String path) {
        var own = path + "CustomizedMetricSpecification.";
        if (policy.has(own + "Metrics")) {
            return policy
                .parts(own + "Metrics")
                .stream()
                .map(Scaling::calculated)
                .collect(joining("; "));
        }
        return policy.has(own + "MetricName")
            ? "%s %s %s".formatted(
                  policy.says(own + "Statistic"),
                  policy.says(own + "MetricName"),
                  policy.says(own + "Dimensions.0.Value")
              )
            : policy.says(path + "PredefinedMetricSpecification.PredefinedMetricType");
    }

    private static String calculated(Resource part) {
        return part.has("Expression")
            ? part.says("Expression")
            : "%s: %s %s %s".formatted(
                  part.says("Id"),
                  part.says("MetricStat.Stat"),
                  part.says("MetricStat.Metric.MetricName"),
                  part.says("MetricStat.Metric.Dimensions")
              );
    }
}
