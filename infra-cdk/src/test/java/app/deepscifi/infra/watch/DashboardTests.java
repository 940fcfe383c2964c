package app.deepscifi.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_answers_how_it_is(Deployment deployment) {
        assertThat(page(deployment).path("widgets").valueStream())
            .extracting(widget -> widget.at("/properties/title").asString() + ": " + numbers(widget))
            .containsExactly(
                "Requests at CloudFront: Requests Sum",
                "Errors, % of requests at CloudFront: 4xxErrorRate Average, 5xxErrorRate Average",
                "Latency of the API, s: TargetResponseTime p50, TargetResponseTime p95",
                "Errors of the API: HTTPCode_Target_5XX_Count Sum",
                "Open streams, running turns, queued turns: OpenStreams Sum, RunningTurns Sum, QueuedTurns Sum",
                "Turns: TurnsCompleted Sum, TurnsFailed Sum",
                "Tokens: InputTokens Sum, OutputTokens Sum",
                "Cost of AWS this month, estimated, $: EstimatedCharges Maximum",
                "CPU, %: CPUUtilization Average, CPUUtilization Average, CPUUtilization Average",
                "Memory, %: MemoryUtilization Average, MemoryUtilization Average",
                "Connections to the database: DatabaseConnections Average",
                deployment == Deployment.LARGE
                    ? "Capacity of the database, %: ACUUtilization Average"
                    : "Free storage of the database, bytes: FreeStorageSpace Average"
            );
    }

    /** Metrics of CloudFront and billing exist only in us-east-1. */
    @ParameterizedTest
    @FieldSource("STAGES")
    void each_number_is_asked_for_where_it_is_known(Deployment deployment) {
        assertThat(metrics(page(deployment))).allSatisfy(metric -> {
            var options = metric.get(metric.size() - 1);
            var global = List.of("AWS/CloudFront", "AWS/Billing").contains(metric.get(0).asString());
            assertThat(options.path("region").asString("us-west-2"))
                .as(metric.toString())
                .isEqualTo(global ? "us-east-1" : "us-west-2");
        });
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_shows_this_deployment(Deployment deployment) {
        assertThat(metrics(page(deployment)))
            .extracting(metric -> metric.toString().replaceAll(",\\{.*}", ""))
            .contains(
                "[\"AWS/CloudFront\",\"Requests\",\"DistributionId\",\"EdgeDistribution\",\"Region\",\"Global\"]",
                "[\"DeepSciFi\",\"OpenStreams\",\"stage\",\"%s\"]".formatted(deployment),
                "[\"AWS/ECS\",\"CPUUtilization\",\"ClusterName\",\"ClusterFargate\",\"ServiceName\",\"ApiService.Name\"]",
                "[\"AWS/ECS\",\"CPUUtilization\",\"ClusterName\",\"ClusterFargate\"," +
                    "\"ServiceName\",\"AgentServerService.Name\"]",
                deployment == Deployment.LARGE
                    ? "[\"AWS/RDS\",\"DatabaseConnections\",\"DBClusterIdentifier\",\"DatabaseCluster\",\"Role\",\"WRITER\"]"
                    : "[\"AWS/RDS\",\"DatabaseConnections\",\"DBInstanceIdentifier\",\"DatabaseInstance\"]"
            );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void the_commands_learn_where_it_is(Deployment deployment) {
        assertThat(deployment.output("Dashboard", "Monitoring")).isEqualTo(
            "https://us-west-2.console.aws.amazon.com/cloudwatch/home" +
                "?region=us-west-2#dashboards/dashboard/DashboardPage"
        );
    }

    private static JsonNode page(Deployment deployment) {
        return new JsonMapper().readTree(deployment.only("AWS::CloudWatch::Dashboard").says("DashboardBody"));
    }

    private static List<JsonNode> metrics(JsonNode page) {
        return page
            .path("widgets")
            .valueStream()
            .flatMap(widget -> widget.at("/properties/metrics").valueStream())
            .toList();
    }

    private static String numbers(JsonNode widget) {
        return String.join(
            ", ",
            widget
                .at("/properties/metrics")
                .valueStream()
                .map(
                    metric ->
                        metric.get(1).asString() +
                        " " +
                        metric
                            .get(metric.size() - 1)
                            .path("stat")
                            .asString("Average")
                )
                .toList()
        );
    }
}
