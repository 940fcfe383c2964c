package app.deepscifi.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AlarmsTests {

    static final List<Deployment> ALL = Deployment.ALL;

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    @ParameterizedTest
    @FieldSource("ALL")
    void the_alarms_and_their_thresholds(Deployment deployment) {
        var expected = new ArrayList<>(
            List.of(
                "ApiErrors: Sum HTTPCode_Target_5XX_Count > 10 for 1 of 300 s, silence is fine",
                "ApiSlow: p95 TargetResponseTime > 2 for 3 of 300 s, silence is fine",
                "NothingGoesOut: SampleCount OpenStreams < 1 for 3 of 300 s, silence is not",
                "ApiGone: Minimum HealthyHostCount < 1 for 3 of 60 s, silence is not",
                "TurnsFail: Sum TurnsFailed > 10 for 1 of 300 s, silence is fine",
                "DatabaseBusy: Average CPUUtilization > 90 for 3 of 300 s, silence is fine",
                "DatabaseMemory: Average FreeableMemory < 67108864 for 3 of 300 s, silence is not"
            )
        );
        if (Container.of("api", deployment).environment().containsValue("letta")) {
            expected.add("AgentsGone: SampleCount CPUUtilization < 1 for 2 of 300 s, silence is not");
            if (deployment.stage().isRedundant()) {
                expected.add("AgentsBusy: Average CPUUtilization > 90 for 3 of 300 s, silence is fine");
            }
        }
        expected.add(
            deployment == Deployment.LARGE
                ? "DatabaseAtLimit: Average ACUUtilization > 90 for 3 of 300 s, silence is fine"
                : "DatabaseFull: Average FreeStorageSpace < 2147483648 for 1 of 300 s, silence is not"
        );
        assertThat(deployment.all(ALARM))
            .extracting(AlarmsTests::sentence)
            .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void it_is_told_that_no_task_can_be_placed(Deployment deployment) {
        var rule = deployment.named("AlarmsNoPlace", "AWS::Events::Rule");

        assertThat(rule.says("EventPattern"))
            .contains("aws.ecs", "SERVICE_TASK_PLACEMENT_FAILURE")
            .contains("cluster/ClusterFargate");
        assertThat(rule.says("Targets.0.Arn")).isEqualTo("AlarmsTopic");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void they_watch_this_deployment(Deployment deployment) {
        assertThat(deployment.all(ALARM)).allSatisfy(alarm ->
            assertThat(alarm.says("Dimensions")).satisfiesAnyOf(
                dimensions -> assertThat(dimensions).contains("Name: LoadBalancer, Value: app/"),
                dimensions -> assertThat(dimensions).contains("Value: LoadBalancerHttp[1]"),
                dimensions ->
                    assertThat(dimensions).contains("Value: ClusterFargate", "Value: AgentServerService.Name"),
                dimensions -> assertThat(dimensions).isEqualTo("[{Name: stage, Value: %s}]".formatted(deployment)),
                dimensions ->
                    assertThat(dimensions).isEqualTo("[{Name: DBInstanceIdentifier, Value: DatabaseInstance}]"),
                dimensions ->
                    assertThat(dimensions).isEqualTo(
                        "[{Name: DBClusterIdentifier, Value: DatabaseCluster}, {Name: Role, Value: WRITER}]"
                    )
            )
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void ten_are_free(Deployment deployment) {
        assertThat(deployment.all(ALARM)).hasSizeLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void each_says_what_to_do_to_whom_it_wakes_and_when_it_is_over(Deployment deployment) {
        assertThat(deployment.all(ALARM)).allSatisfy(alarm -> {
            assertThat(alarm.says("AlarmDescription")).hasSizeGreaterThan(25).endsWith(".");
            assertThat(alarm.list("AlarmActions")).containsExactly("AlarmsTopic");
            assertThat(alarm.list("OKActions")).containsExactly("AlarmsTopic");
        });
    }

    @Test
    void the_operator_is_told_by_e_mail_if_they_want() {
        var subscription = Deployment.COMPLETE.only(SUBSCRIPTION);

        assertThat(subscription.says("Protocol")).isEqualTo("email");
        assertThat(subscription.says("Endpoint")).isEqualTo("operator@deepscifi.example");
        assertThat(subscription.says("TopicArn")).isEqualTo("AlarmsTopic");
        assertThat(Deployment.STARTER.all(SUBSCRIPTION)).isEmpty();
        assertThat(Deployment.PRODUCTION.all(SUBSCRIPTION)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void only_alarms_of_this_account_may_write_and_only_over_tls(Deployment deployment) {
        assertThat(Statement.of(deployment.only("AWS::SNS::TopicPolicy"), "PolicyDocument")).containsExactlyInAnyOrder(
            "allows cloudwatch.amazonaws.com sns:Publish on AlarmsTopic" +
                " if StringEquals AWS:SourceAccount AWS::AccountId",
            "allows events.amazonaws.com sns:Publish on AlarmsTopic",
            "denies * sns:Publish on AlarmsTopic if Bool aws:SecureTransport false"
        );
    }

    private static String sentence(Resource alarm) {
        return "%s: %s %s %s %s for %s of %s s, silence is %s".formatted(
            alarm.name().replaceFirst("^Alarms", ""),
            Stream.of("Statistic", "ExtendedStatistic").filter(alarm::has).map(alarm::says).findFirst().orElseThrow(),
            alarm.says("MetricName"),
            switch (alarm.says("ComparisonOperator")) {
                case "GreaterThanThreshold" -> ">";
                case "LessThanThreshold" -> "<";
                default -> alarm.says("ComparisonOperator");
            },
            alarm.says("Threshold"),
            alarm.says("EvaluationPeriods"),
            alarm.says("Period"),
            switch (alarm.says("TreatMissingData")) {
                case "notBreaching" -> "fine";
                case "breaching" -> "not";
                default -> alarm.says("TreatMissingData");
            }
        );
    }
}
