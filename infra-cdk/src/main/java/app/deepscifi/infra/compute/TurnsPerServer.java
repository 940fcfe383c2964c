package app.deepscifi.infra.compute;

import static java.util.Objects.requireNonNull;

import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.telemetry.Metrics;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.CustomizedMetricSpecificationProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDimensionProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricStatProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty;
import software.amazon.awscdk.services.applicationautoscaling.ScalableTarget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/**
 * Scales the Letta servers by running turns for each server. Turns that wait for their agent count too. The number of
 * turns alone is no target, because more servers do not lower it. CDK has no construct for target tracking of a
 * calculated metric.
 */
final class TurnsPerServer extends Construct {

    TurnsPerServer(Construct scope, DeploymentStage stage, FargateService service, int turns, ScalableTarget target) {
        super(scope, "TurnsPerServer");
        CfnScalingPolicy.Builder.create(this, "Policy")
            .policyName("turns-per-server")
            .policyType("TargetTrackingScaling")
            .scalingTargetId(target.getScalableTargetId())
            .targetTrackingScalingPolicyConfiguration(
                TargetTrackingScalingPolicyConfigurationProperty.builder()
                    .customizedMetricSpecification(
                        CustomizedMetricSpecificationProperty.builder()
                            .metrics(
                                List.of(
                                    quotient(),
                                    measured("turns", Metrics.of(stage).runningTurns("Sum")),
                                    measured("servers", running(service))
                                )
                            )
                            .build()
                    )
                    .targetValue(turns)
                    .scaleInCooldown(Services.CALM.toSeconds())
                    .build()
            )
            .build();
    }

    /** Counts tasks by the samples of the CPU metric: each task sends one a minute. */
    private static Metric running(FargateService service) {
        return service.metricCpuUtilization(MetricOptions.builder().statistic("SampleCount").build());
    }

    private static TargetTrackingMetricDataQueryProperty quotient() {
        return TargetTrackingMetricDataQueryProperty.builder()
            .id("turnsPerServer")
            .expression("turns / servers")
            .returnData(true)
            .build();
    }

    private static TargetTrackingMetricDataQueryProperty measured(String id, Metric metric) {
        var dimensions = new TreeMap<>(requireNonNull(metric.getDimensions()));
        return TargetTrackingMetricDataQueryProperty.builder()
            .id(id)
            .metricStat(
                TargetTrackingMetricStatProperty.builder()
                    .metric(
                        TargetTrackingMetricProperty.builder()
                            .namespace(metric.getNamespace())
                            .metricName(metric.getMetricName())
                            .dimensions(
                                dimensions
                                    .entrySet()
                                    .stream()
                                    .map(dimension ->
                                        TargetTrackingMetricDimensionProperty.builder()
                                            .name(dimension.getKey())
                                            .value(String.valueOf(dimension.getValue()))
                                            .build()
                                    )
                                    .toList()
                            )
                            .build()
                    )
                    .stat(metric.getStatistic())
                    .build()
            )
            .returnData(false)
            .build();
    }
}
