package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Checks;
import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Statement;
import app.deepscifi.infra.stage.DeploymentStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OperatorShellTests {

    private static final Deployment OPEN = Deployment.of(DeploymentStage.STARTER, "operator.shell=true");

    @ParameterizedTest
    @FieldSource("app.deepscifi.infra.Deployment#ALL")
    void nobody_gets_into_a_container_where_the_setting_does_not_say_so(Deployment deployment) {
        assertThat(deployment.all("AWS::ECS::Service")).allSatisfy(service ->
            assertThat(
                service.has("EnableExecuteCommand") && service.says("EnableExecuteCommand").equals("true")
            ).isFalse()
        );
        assertThat(deployment.only("AWS::ECS::Cluster").has("Configuration.ExecuteCommandConfiguration")).isFalse();
    }

    @Test
    void where_it_does_the_container_of_letta_is_open_and_no_other() {
        assertThat(OPEN.named("AgentServerService", "AWS::ECS::Service").says("EnableExecuteCommand")).isEqualTo(
            "true"
        );
        assertThat(OPEN.named("ApiService", "AWS::ECS::Service").has("EnableExecuteCommand")).isFalse();
        // The agent of ECS Exec writes to it, as root; Letta itself still may not.
        assertThat(Container.of("letta", OPEN).says("ReadonlyRootFilesystem")).isEqualTo("false");
        assertThat(Container.of("letta", OPEN).says("User")).isEqualTo("10001:10001");
        assertThat(Container.of("api", OPEN).says("ReadonlyRootFilesystem")).isEqualTo("true");
    }

    @Test
    void all_that_is_said_there_is_logged() {
        var configuration = OPEN.only("AWS::ECS::Cluster").says("Configuration.ExecuteCommandConfiguration");

        assertThat(configuration).contains("Logging: OVERRIDE", "CloudWatchLogGroupName: DeepSciFi-starter-Shells");
        assertThat(OPEN.named("ClusterShells", "AWS::Logs::LogGroup").says("RetentionInDays")).isEqualTo("14");
        assertThat(Statement.ofRole("AgentServerTaskTaskRole", OPEN))
            .anyMatch(statement -> statement.contains("ssmmessages:OpenDataChannel"))
            .anyMatch(
                statement -> statement.contains("logs:PutLogEvents") && statement.contains("DeepSciFi-starter-Shells")
            );
    }

    @Test
    void checks_find_nothing_that_nobody_gave_a_reason_for() {
        assertThat(new Checks(OPEN.assembly()).findings()).isEmpty();
    }

    /** Else the setting could never be turned off: what another stack imports can't be removed. */
    @Test
    void it_can_be_turned_off_again() {
        assertThat(OPEN.document("Network").path("Outputs").propertyNames()).containsExactlyInAnyOrderElementsOf(
            Deployment.STARTER.document("Network").path("Outputs").propertyNames()
        );
    }
}
