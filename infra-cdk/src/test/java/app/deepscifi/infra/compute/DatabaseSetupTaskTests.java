package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DatabaseSetupTaskTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_another_program_of_the_image_of_the_api(Deployment deployment) {
        var setup = Container.of("setup", deployment);

        assertThat(setup.says("Image")).isEqualTo(
            "RegistryApi.Arn[4].dkr.ecr.RegistryApi.Arn[3].AWS::URLSuffix/RegistryApi@ApiImage"
        );
        assertThat(setup.says("Command")).isEqualTo("[app.deepscifi.api.setup.DatabaseSetup]");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_told_where_the_database_is_and_where_to_write_what_it_made(Deployment deployment) {
        assertThat(Container.of("setup", deployment).environment()).isEqualTo(
            Map.of(
                "DATABASE_HOST",
                "DatabaseHost",
                "DATABASE_PORT",
                "5432",
                "DATABASE_URL_SECRET",
                "SecretsDatabaseUrl",
                "LETTA_PG_URI_SECRET",
                "SecretsLettaPgUri",
                "AWS_REGION",
                "us-west-2"
            )
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void only_it_knows_the_admin_of_the_database(Deployment deployment) {
        assertThat(Container.of("setup", deployment).secrets()).isEqualTo(
            Map.of("ADMIN_USER", "DatabaseAdmin:username::", "ADMIN_PASSWORD", "DatabaseAdmin:password::")
        );
        for (var other : List.of("api", "letta")) {
            assertThat(Container.of(other, deployment).secrets().values()).allMatch(secret ->
                secret.startsWith("Secrets")
            );
        }
    }

    @Test
    void the_command_that_runs_it_learns_where_and_how() {
        assertThat(Deployment.STARTER.output("Cluster", "DatabaseSetup")).isEqualTo("ClusterFargate");
        assertThat(Deployment.STARTER.output("TaskDefinition", "DatabaseSetup")).isEqualTo("DatabaseSetupTask");
        assertThat(Deployment.STARTER.output("Container", "DatabaseSetup")).isEqualTo("setup");
        assertThat(Deployment.STARTER.output("Subnets", "DatabaseSetup")).isEqualTo(
            "NetworkVpcPrivateSubnet1Subnet,NetworkVpcPrivateSubnet2Subnet"
        );
        assertThat(Deployment.STARTER.output("SecurityGroup", "DatabaseSetup")).isEqualTo(
            "NetworkSecurityGroupsSetup.GroupId"
        );
    }
}
