package app.deepscifi.infra.watch;

import app.deepscifi.infra.compute.AgentServer;
import app.deepscifi.infra.compute.ApiService;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.telemetry.DatabaseMetrics;
import app.deepscifi.infra.telemetry.Metrics;
import app.deepscifi.infra.telemetry.PlacementFailures;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The alarms by e-mail: only for problems that people notice or soon will. The description of each says what to do
 * first. Ten alarms are free.
 */
public final class Alarms extends Construct {

    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final Topic topic;

    public Alarms(
        Construct scope,
        DeploymentStage stage,
        Settings settings,
        ICluster cluster,
        ApiService api,
        AgentServer agents,
        DatabaseMetrics database
    ) {
        super(scope, "Alarms");
        this.topic = Topic.Builder.create(this, "Topic").displayName("Deep Sci-Fi").enforceSsl(true).build();
        settings.alarmEmail().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
        topic.addToResourcePolicy(
            PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("AWS:SourceAccount", Stack.of(this).getAccount())))
                .build()
        );
        PlacementFailures.rule(this, cluster).addTarget(
            SnsTopic.Builder.create(topic)
                .message(
                    RuleTargetInput.fromText(
                        "No task of %s can be placed (%s): look at the events of the service.".formatted(
                            EventField.fromPath("$.resources[0]"),
                            EventField.fromPath("$.detail.reason")
                        )
                    )
                )
                .build()
        );
        api(stage, api);
        if (AgentServer.runs(stage, settings)) {
            agents(stage, agents);
        }
        turns(stage);
        database(database);
    }

    private void api(DeploymentStage stage, ApiService api) {
        var targets = api.targets().getMetrics();
        above(
            "ApiErrors",
            "The API answers with errors: look at its log.",
            targets.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum()),
            10,
            1
        );
        above(
            "ApiSlow",
            "One request in twenty takes longer than two seconds: look at the database.",
            targets.targetResponseTime(MetricOptions.builder().statistic("p95").period(FIVE_MINUTES).build()),
            2,
            3
        );
        below(
            "NothingGoesOut",
            "Nothing is heard of the API, though its tasks may answer: look at the NAT, through which its log leaves.",
            fiveMinutes(Metrics.of(stage).openStreams("SampleCount")),
            1,
            3
        );
        below(
            "ApiGone",
            "No task of the API answers: look at the events of its service.",
            targets.healthyHostCount(MetricOptions.builder().statistic("Minimum").period(Duration.minutes(1)).build()),
            1,
            3
        );
    }

    private void agents(DeploymentStage stage, AgentServer agents) {
        below("AgentsGone", "Letta does not run: look at the events of its service.", running(agents.service()), 1, 2);
        // Alarms cost money: in a starter, a busy Letta is seen in the alarms of its scaling and on the dashboard.
        if (stage.isRedundant()) {
            above(
                "AgentsBusy",
                "Letta has no CPU left: people wait for words.",
                agents
                    .service()
                    .metricCpuUtilization(MetricOptions.builder().statistic("Average").period(FIVE_MINUTES).build()),
                90,
                3
            );
        }
    }

    private void turns(DeploymentStage stage) {
        above(
            "TurnsFail",
            "Turns fail: look for a model provider's errors in the API's log.",
            fiveMinutes(Metrics.of(stage).failedTurns()),
            10,
            1
        );
    }

    private void database(DatabaseMetrics database) {
        above("DatabaseBusy", "The database has no CPU left: look at its Database Insights.", database.cpu(), 90, 3);
        database
            .capacity()
            .ifPresent(capacity ->
                above(
                    "DatabaseAtLimit",
                    "The database uses nearly all of its greatest capacity: give it more in DeploymentStage.java.",
                    capacity,
                    90,
                    3
                )
            );
        database
            .freeStorage()
            .ifPresent(free ->
                below(
                    "DatabaseFull",
                    "Less than 2 GiB are left to the database, and it could not grow.",
                    free,
                    2 * GIB,
                    1
                )
            );
        below(
            "DatabaseMemory",
            "The database has less than 64 MiB of memory left.",
            database.freeMemory(),
            GIB / 16,
            3
        );
    }

    /** A metric that is missing if no task of the service runs. */
    private static IMetric running(FargateService service) {
        return service.metricCpuUtilization(
            MetricOptions.builder().statistic("SampleCount").period(FIVE_MINUTES).build()
        );
    }

    private static Metric fiveMinutes(Metric metric) {
        return metric.with(MetricOptions.builder().period(FIVE_MINUTES).build());
    }

    private static MetricOptions sum() {
        return MetricOptions.builder().statistic("Sum").period(FIVE_MINUTES).build();
    }

    private void above(String id, String description, IMetric metric, double threshold, int periods) {
        alarm(
            id,
            description,
            metric,
            threshold,
            periods,
            ComparisonOperator.GREATER_THAN_THRESHOLD,
            TreatMissingData.NOT_BREACHING
        );
    }

    /** Creates an alarm for values below the threshold. Missing data also raises it. */
    private void below(String id, String description, IMetric metric, double threshold, int periods) {
        alarm(
            id,
            description,
            metric,
            threshold,
            periods,
            ComparisonOperator.LESS_THAN_THRESHOLD,
            TreatMissingData.BREACHING
        );
    }

    private void alarm(
        String id,
        String description,
        IMetric metric,
        double threshold,
        int periods,
        ComparisonOperator comparison,
        TreatMissingData missing
    ) {
        var alarm = Alarm.Builder.create(this, id)
            .alarmDescription(description)
            .metric(metric)
            .threshold(threshold)
            .evaluationPeriods(periods)
            .comparisonOperator(comparison)
            .treatMissingData(missing)
            .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
    }
}
