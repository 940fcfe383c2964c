package app.deepscifi.infra.watch;

import app.deepscifi.infra.compute.AgentServer;
import app.deepscifi.infra.compute.ApiService;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.StackOutputs;
import app.deepscifi.infra.telemetry.DatabaseMetrics;
import app.deepscifi.infra.telemetry.Metrics;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.constructs.Construct;

/** The dashboard in CloudWatch: requests, errors, latency, conversations, tokens, database and cost. */
public final class Dashboard extends Construct {

    private static final int HALF = 12;

    public Dashboard(
        Construct scope,
        DeploymentStage stage,
        Distribution distribution,
        ApiService api,
        AgentServer agents,
        DatabaseMetrics database
    ) {
        super(scope, "Dashboard");
        var own = Metrics.of(stage);
        var targets = api.targets().getMetrics();
        var dashboard = software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Page")
            .defaultInterval(Duration.hours(24))
            .widgets(
                List.of(
                    row(
                        graph("Requests at CloudFront", List.of(cloudFront(distribution, "Requests", "Sum"))),
                        graph(
                            "Errors, % of requests at CloudFront",
                            List.of(
                                cloudFront(distribution, "4xxErrorRate", "Average"),
                                cloudFront(distribution, "5xxErrorRate", "Average")
                            )
                        )
                    ),
                    row(
                        graph(
                            "Latency of the API, s",
                            List.of(
                                targets.targetResponseTime(statistic("p50")),
                                targets.targetResponseTime(statistic("p95"))
                            )
                        ),
                        graph(
                            "Errors of the API",
                            List.of(targets.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, statistic("Sum")))
                        )
                    ),
                    row(
                        graph(
                            "Open streams, running turns, queued turns",
                            List.of(own.openStreams("Sum"), own.runningTurns("Sum"), own.queuedTurns("Sum"))
                        ),
                        graph("Turns", List.of(own.completedTurns(), own.failedTurns()))
                    ),
                    row(
                        graph("Tokens", List.of(own.inputTokens(), own.outputTokens())),
                        graph("Cost of AWS this month, estimated, $", List.of(charges()))
                    ),
                    row(
                        graph(
                            "CPU, %",
                            List.of(
                                api.service().metricCpuUtilization(),
                                agents.service().metricCpuUtilization(),
                                database.cpu()
                            )
                        ),
                        graph(
                            "Memory, %",
                            List.of(api.service().metricMemoryUtilization(), agents.service().metricMemoryUtilization())
                        )
                    ),
                    row(
                        graph("Connections to the database", List.of(database.connections())),
                        database
                            .freeStorage()
                            .map(free -> graph("Free storage of the database, bytes", List.of(free)))
                            .or(() ->
                                database.capacity().map(used -> graph("Capacity of the database, %", List.of(used)))
                            )
                            .orElseThrow()
                    )
                )
            )
            .build();
        StackOutputs.add(
            this,
            "Dashboard",
            "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards/dashboard/%2$s".formatted(
                Stack.of(this).getRegion(),
                dashboard.getDashboardName()
            )
        );
    }

    private static List<IWidget> row(IWidget left, IWidget right) {
        return List.of(left, right);
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).left(metrics).width(HALF).build();
    }

    private static MetricOptions statistic(String name) {
        return MetricOptions.builder().statistic(name).build();
    }

    /** Returns a metric of CloudFront, which reports only in us-east-1. */
    private static Metric cloudFront(Distribution distribution, String name, String statistic) {
        return Metric.Builder.create()
            .namespace("AWS/CloudFront")
            .metricName(name)
            .dimensionsMap(Map.of("DistributionId", distribution.getDistributionId(), "Region", "Global"))
            .statistic(statistic)
            .region("us-east-1")
            .build();
    }

    /**
     * Returns the estimated charges. AWS reports them in us-east-1 four times a day, if "Receive billing alerts" is on
     * in the account.
     */
    private static Metric charges() {
        return Metric.Builder.create()
            .namespace("AWS/Billing")
            .metricName("EstimatedCharges")
            .dimensionsMap(Map.of("Currency", "USD"))
            .statistic("Maximum")
            .period(Duration.hours(6))
            .region("us-east-1")
            .build();
    }
}
