package app.deepscifi.infra.cost;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch. */
final class WatchUsage {

    static final Map<String, Usage> TYPES = Map.of(
        "AWS::CloudWatch::Alarm",
        (alarm, _, _) -> alarms(alarm, "alarms", watched(alarm.properties().path("Metrics"))),
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        WatchUsage::scaling,
        "AWS::CloudWatch::Dashboard",
        WatchUsage::dashboard,
        "AWS::Logs::LogGroup",
        WatchUsage::logGroup,
        "AWS::ECS::Cluster",
        WatchUsage::cluster
    );

    /**
     * Metrics of Container Insights for a cluster, and for each service with its task definition. Each is paid as a
     * custom metric.
     */
    private static final int INSIGHTS_OF_CLUSTER = 13;
    private static final int INSIGHTS_OF_SERVICE = 15 + 10;

    private static final JsonMapper JSON = new JsonMapper();

    private WatchUsage() {}

    static Stream<MonthlyUsage> logs(Resource resource, String what, double gb) {
        return Stream.of(MonthlyUsage.of(resource, Box.CLOUDWATCH, what, "cloudwatch-log-gb", gb));
    }

    private static Stream<MonthlyUsage> alarms(Resource resource, String what, int count) {
        return Stream.of(MonthlyUsage.of(resource, Box.CLOUDWATCH, what, "cloudwatch-alarm", count).among("Alarms"));
    }

    /**
     * Returns the number of metrics that an alarm watches and is paid for: more than one only for calculated metrics.
     */
    private static int watched(JsonNode calculated) {
        var measured = calculated
            .valueStream()
            .filter(metric -> metric.has("MetricStat"))
            .count();
        return Math.max(1, (int) measured);
    }

    /** Counts the two alarms for scaling out and in. They are in no template, because the policy creates them. */
    private static Stream<MonthlyUsage> scaling(Resource policy, Templates all, Workload workload) {
        if (policy.is("/PolicyType", "TargetTrackingScaling")) {
            var metrics = policy
                .properties()
                .at("/TargetTrackingScalingPolicyConfiguration/CustomizedMetricSpecification/Metrics");
            return alarms(policy, "alarms of scaling", 2 * watched(metrics));
        }
        throw new UnpricedException(policy.id() + " scales in a way that is not known here");
    }

    private static Stream<MonthlyUsage> logGroup(Resource group, Templates all, Workload workload) {
        var kept = workload.keptLogGb(group.number("/RetentionInDays"));
        return Stream.concat(
            logs(group, "written", workload.logGb()),
            Stream.of(MonthlyUsage.of(group, Box.CLOUDWATCH, "kept, compressed", "cloudwatch-log-stored-gb", kept))
        );
    }

    private static Stream<MonthlyUsage> cluster(Resource cluster, Templates all, Workload workload) {
        var insights = cluster
            .properties()
            .path("ClusterSettings")
            .valueStream()
            .filter(setting -> setting.path("Name").asString("").equals("containerInsights"))
            .map(setting -> setting.path("Value").asString(""))
            .findFirst()
            .orElse("disabled");
        return switch (insights) {
            case "disabled" -> Stream.empty();
            case "enabled" -> Stream.concat(
                Stream.of(
                    MonthlyUsage.of(
                        cluster,
                        Box.CLOUDWATCH,
                        "metrics of Container Insights",
                        "cloudwatch-metric",
                        INSIGHTS_OF_CLUSTER + INSIGHTS_OF_SERVICE * all.all("AWS::ECS::Service").count()
                    )
                ),
                logs(cluster, "log of Container Insights", workload.logGb())
            );
            default -> throw new UnpricedException("Container Insights that are %s cost otherwise".formatted(insights));
        };
    }

    /** Counts the dashboard and the custom metrics that it shows. */
    private static Stream<MonthlyUsage> dashboard(Resource dashboard, Templates all, Workload workload) {
        var own = JSON.readTree(joined(dashboard.properties().get("DashboardBody")))
            .get("widgets")
            .valueStream()
            .flatMap(widget -> widget.at("/properties/metrics").valueStream())
            .map(metric -> metric.path(0).asString("") + " " + metric.path(1).asString(""))
            .filter(metric -> !metric.startsWith("AWS/"))
            .distinct()
            .count();
        return Stream.of(
            MonthlyUsage.of(dashboard, Box.CLOUDWATCH, "dashboard", "cloudwatch-dashboard", 1),
            MonthlyUsage.of(dashboard, Box.CLOUDWATCH, "metrics of the API's own", "cloudwatch-metric", own)
        );
    }

    /** Returns the joined text, with a placeholder for each value that is known only in AWS. */
    private static String joined(JsonNode value) {
        return value
            .at("/Fn::Join/1")
            .valueStream()
            .map(part -> part.asString("known later"))
            .collect(joining());
    }
}
