package app.deepscifi.infra;

import java.util.List;
import java.util.stream.Stream;

/** How many tasks there may be of a service, and by what, in words. */
final class Scaling {

    private Scaling() {}

    /** @param construct with whose name the names of its resources begin */
    static List<String> of(String construct, Deployment deployment) {
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
        var configuration = policy.parts("TargetTrackingScalingPolicyConfiguration");
        assert configuration.size() > 0;
        var path = "TargetTrackingScalingPolicyConfiguration.";
        var own = path + "CustomizedMetricSpecification.";
        var metric = policy.has(own + "Metrics")
            ? policy.says(own + "Metrics")
            : policy.has(own + "MetricName")
              ? "%s %s %s".formatted(
                    policy.says(own + "Statistic"),
                    policy.says(own + "MetricName"),
                    policy.says(own + "Dimensions.0.Value")
                )
              : policy.says(path + "PredefinedMetricSpecification.PredefinedMetricType");
        return "%s at %s, fewer after %s s".formatted(
            metric,
            policy.says(path + "TargetValue"),
            policy.says(path + "ScaleInCooldown")
        );
    }
}
