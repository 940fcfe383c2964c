package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** PostgreSQL refuses a connection beyond its limit, and a turn fails that waits too long for one of its pool. */
class DatabaseConnectionsTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    /** For PostgreSQL's superuser, RDS itself, the setup task and operators. */
    private static final int RESERVED = 10;

    /** The connection of an API task that listens for signals of other tasks. */
    private static final int LISTENER = 1;

    private static final Path SETTINGS_OF_API = Path.of("../api/src/main/resources/application.yaml");

    @ParameterizedTest
    @FieldSource("STAGES")
    void all_tasks_fit_the_database_even_while_a_deploy_doubles_them(Deployment deployment) throws IOException {
        var most = limit(deployment) - RESERVED;

        var api = deployment.stage().api().most() * (ofApi("maximum-pool-size: (\\d+)") + LISTENER);
        var letta = deployment.stage().agents().most() * poolOfLetta(deployment);

        assertThat(
            api * whileDeployed("ApiService", deployment) + letta * whileDeployed("AgentServerService", deployment)
        ).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void each_turn_that_letta_gets_at_once_finds_two_connections(Deployment deployment) throws IOException {
        assertThat(poolOfLetta(deployment)).isGreaterThanOrEqualTo(2 * ofApi("LETTA_CONCURRENT_TURNS:(\\d+)"));
    }

    private static int limit(Deployment deployment) {
        if (deployment.stage().database() instanceof DatabaseSize.Aurora cluster) {
            // Not set: Aurora derives it from its greatest capacity.
            return cluster.connections();
        }
        var group = deployment.only("AWS::RDS::DBInstance").says("DBParameterGroupName");
        return number(deployment.named(group, "AWS::RDS::DBParameterGroup").says("Parameters.max_connections"));
    }

    private static int ofApi(String setting) throws IOException {
        var value = Pattern.compile(setting).matcher(Files.readString(SETTINGS_OF_API));
        assertThat(value.find()).isTrue();
        return number(value.group(1));
    }

    private static int poolOfLetta(Deployment deployment) {
        var letta = Container.of("letta", deployment).environment();
        return number(letta.get("LETTA_PG_POOL_SIZE")) + number(letta.get("LETTA_PG_MAX_OVERFLOW"));
    }

    private static double whileDeployed(String service, Deployment deployment) {
        var resource = deployment.named(service, "AWS::ECS::Service");
        return number(resource.says("DeploymentConfiguration.MaximumPercent")) / 100.0;
    }

    private static int number(@Nullable String value) {
        return Integer.parseInt(String.valueOf(value));
    }
}
