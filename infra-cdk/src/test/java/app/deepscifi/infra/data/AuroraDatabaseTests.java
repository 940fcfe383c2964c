package app.deepscifi.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.stage.DeploymentStage;
import org.junit.jupiter.api.Test;

class AuroraDatabaseTests {

    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";

    private final Resource cluster = Deployment.LARGE.only(CLUSTER);

    @Test
    void it_is_a_postgresql_that_has_pgvector() {
        assertThat(cluster.says("Engine")).isEqualTo("aurora-postgresql");
        assertThat(cluster.says("EngineVersion")).startsWith("17.");
        assertThat(Deployment.LARGE.all(INSTANCE)).allSatisfy(instance -> {
            assertThat(instance.says("Engine")).isEqualTo("aurora-postgresql");
            assertThat(instance.says("AutoMinorVersionUpgrade")).isEqualTo("true");
            // It has that of its cluster, which RDS updates.
            assertThat(instance.has("EngineVersion")).isFalse();
        });
    }

    @Test
    void it_is_private_and_encrypted_and_speaks_tls_only() {
        assertThat(cluster.says("StorageEncrypted")).isEqualTo("true");
        assertThat(cluster.list("VpcSecurityGroupIds")).containsExactly("NetworkSecurityGroupsDatabase.GroupId");
        assertThat(
            Deployment.LARGE.named(cluster.says("DBSubnetGroupName"), "AWS::RDS::DBSubnetGroup").list("SubnetIds")
        ).containsExactly("NetworkVpcPrivateSubnet1Subnet", "NetworkVpcPrivateSubnet2Subnet");
        assertThat(
            Deployment.LARGE.named(
                cluster.says("DBClusterParameterGroupName"),
                "AWS::RDS::DBClusterParameterGroup"
            ).says("Parameters")
        ).contains(
            "rds.force_ssl: 1",
            "log_min_duration_statement: 1000",
            "idle_in_transaction_session_timeout: 60000"
        );
        assertThat(Deployment.LARGE.all(INSTANCE)).allSatisfy(instance -> {
            assertThat(instance.says("PubliclyAccessible")).isEqualTo("false");
            assertThat(instance.says("CACertificateIdentifier")).isEqualTo("rds-ca-rsa2048-g1");
        });
    }

    @Test
    void nothing_deletes_it_by_mistake_and_a_snapshot_stays() {
        assertThat(cluster.says("DeletionProtection")).isEqualTo("true");
        assertThat(cluster.says("DeleteAutomatedBackups")).isEqualTo("false");
        assertThat(cluster.says("CopyTagsToSnapshot")).isEqualTo("true");
        assertThat(cluster.says("BackupRetentionPeriod")).isEqualTo("30");
        assertThat(cluster.json().path("DeletionPolicy").asString()).isEqualTo("Snapshot");
        assertThat(cluster.json().path("UpdateReplacePolicy").asString()).isEqualTo("Snapshot");
    }

    @Test
    void its_capacity_follows_the_load_and_writes_are_not_paid_by_the_piece() {
        assertThat(cluster.says("ServerlessV2ScalingConfiguration")).isEqualTo("{MaxCapacity: 192, MinCapacity: 4}");
        assertThat(cluster.says("StorageType")).isEqualTo("aurora-iopt1");
        assertThat(Deployment.LARGE.all(INSTANCE)).allSatisfy(instance ->
            assertThat(instance.says("DBInstanceClass")).isEqualTo("db.serverless")
        );
    }

    /** Only readers of the tiers 0 and 1 are kept as large as the writer. */
    @Test
    void a_reader_as_large_as_the_writer_takes_over() {
        assertThat(Deployment.LARGE.all(INSTANCE))
            .extracting(instance -> instance.says("PromotionTier"))
            .containsExactly("0", "1");
    }

    @Test
    void its_log_goes_to_cloudwatch_and_rds_changes_the_password_of_the_admin() {
        assertThat(cluster.list("EnableCloudwatchLogsExports")).containsExactly("postgresql");
        assertThat(cluster.says("ManageMasterUserPassword")).isEqualTo("true");
        assertThat(cluster.has("MasterUserPassword")).isFalse();
        assertThat(cluster.says("MasterUsername")).isEqualTo("deepscifi_admin");
    }

    @Test
    void it_is_made_from_a_snapshot_where_one_is_chosen_and_from_none_where_not() {
        var chosen = Deployment.of(DeploymentStage.LARGE, "database.snapshot=before-the-flood");
        var restored = chosen.only(CLUSTER);

        assertThat(restored.says("SnapshotIdentifier")).isEqualTo("before-the-flood");
        assertThat(restored.has("MasterUsername")).isFalse();
        assertThat(restored.has("EngineVersion")).isFalse();
        assertThat(chosen.output("DatabaseSnapshot", "Data")).isEqualTo("before-the-flood");
        assertThat(cluster.has("SnapshotIdentifier")).isFalse();
        assertThat(Deployment.LARGE.document("Data").path("Outputs").has("DatabaseSnapshot")).isFalse();
    }

    @Test
    void the_commands_learn_its_name_and_its_address() {
        assertThat(Deployment.LARGE.output("DatabaseCluster", "Data")).isEqualTo("DatabaseCluster");
        assertThat(Deployment.LARGE.output("DatabaseHost", "Data")).isEqualTo("DatabaseCluster.Endpoint.Address");
    }
}
