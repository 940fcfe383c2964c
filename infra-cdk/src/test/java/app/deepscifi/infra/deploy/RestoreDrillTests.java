package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

class RestoreDrillTests {

    private final RdsServer rds = new RdsServer("live");
    private final RdsClient client = RdsClient.builder()
        .endpointOverride(rds.address())
        .region(Region.US_WEST_2)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> counted = new ArrayList<>();

    RestoreDrillTests() throws IOException {}

    @AfterEach
    void close() {
        client.close();
        rds.close();
    }

    @Test
    void a_copy_is_restored_counted_and_deleted() {
        drill(counted::add).run();

        assertThat(counted).containsExactly("copy.rds.example");
        assertThat(rds.instances()).containsExactly("live");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The backup can be restored.");
    }

    @Test
    void the_copy_stands_where_the_database_does_and_is_not_open_to_the_world() {
        drill(counted::add).run();

        assertThat(rds.restored())
            .containsEntry("UseLatestRestorableTime", "true")
            .containsEntry("DBSubnetGroupName", "subnets")
            .containsEntry("VpcSecurityGroupIds.VpcSecurityGroupId.1", "sg-1")
            .containsEntry("PubliclyAccessible", "false");
    }

    @Test
    void the_copy_has_the_version_of_the_backup() {
        drill(counted::add).run();

        assertThat(rds.restored()).doesNotContainKey("EngineVersion");
    }

    @Test
    void a_copy_that_holds_nothing_fails_the_drill_and_is_deleted_all_the_same() {
        var drill = drill(_ -> {
            throw new Failure("no tables");
        });

        assertThatThrownBy(drill::run).isInstanceOf(Failure.class).hasMessage("no tables");

        assertThat(rds.instances()).containsExactly("live");
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("can be restored");
    }

    @Test
    void the_copy_of_an_interrupted_drill_is_deleted_first() {
        rds.add("copy");

        drill(counted::add).run();

        assertThat(rds.instances()).containsExactly("live");
        assertThat(counted).hasSize(1);
    }

    @Test
    void a_copy_of_a_cluster_gets_an_instance_is_counted_and_deleted_with_it() {
        rds.addCluster("live");

        clusterDrill().run();

        assertThat(counted).containsExactly("copy.cluster.rds.example");
        assertThat(rds.clusters()).containsExactly("live");
        assertThat(rds.instances()).containsExactly("live");
        assertThat(rds.restored())
            .containsEntry("UseLatestRestorableTime", "true")
            .containsEntry("DBSubnetGroupName", "subnets")
            .containsEntry("VpcSecurityGroupIds.VpcSecurityGroupId.1", "sg-1")
            .containsEntry("ServerlessV2ScalingConfiguration.MaxCapacity", "128.0")
            .doesNotContainKey("EngineVersion");
    }

    @Test
    void the_copy_of_a_cluster_of_an_interrupted_drill_is_deleted_first() {
        rds.addCluster("live");
        rds.addCluster("copy");

        clusterDrill().run();

        assertThat(rds.clusters()).containsExactly("live");
        assertThat(rds.instances()).containsExactly("live");
        assertThat(counted).hasSize(1);
    }

    private RestoreDrill clusterDrill() {
        return drill(new ClusterBackup(client, "live", "copy"), counted::add);
    }

    private RestoreDrill drill(RestoreDrill.Inventory inventory) {
        return drill(new InstanceBackup(client, "live", "copy"), inventory);
    }

    private RestoreDrill drill(Backup backup, RestoreDrill.Inventory inventory) {
        var steps = new Steps(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new RestoreDrill(backup, inventory, steps, Duration.ofMillis(1));
    }
}
