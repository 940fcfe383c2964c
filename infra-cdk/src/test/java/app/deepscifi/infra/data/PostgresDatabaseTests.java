package app.deepscifi.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PostgresDatabaseTests {

    static final List<Deployment> STAGES = List.of(Deployment.STARTER, Deployment.PRODUCTION);

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_a_postgresql_that_has_pgvector(Deployment deployment) {
        var database = database(deployment);

        assertThat(database.says("Engine")).isEqualTo("postgres");
        assertThat(database.says("EngineVersion")).startsWith("17.");
        assertThat(database.says("AutoMinorVersionUpgrade")).isEqualTo("true");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_private_and_encrypted_and_speaks_tls_only(Deployment deployment) {
        var database = database(deployment);

        assertThat(database.says("PubliclyAccessible")).isEqualTo("false");
        assertThat(database.says("StorageEncrypted")).isEqualTo("true");
        assertThat(database.list("VPCSecurityGroups")).containsExactly("NetworkSecurityGroupsDatabase.GroupId");
        assertThat(
            deployment.named(database.says("DBSubnetGroupName"), "AWS::RDS::DBSubnetGroup").list("SubnetIds")
        ).containsExactly("NetworkVpcPrivateSubnet1Subnet", "NetworkVpcPrivateSubnet2Subnet");
        assertThat(parameters(deployment)).contains("rds.force_ssl: 1");
        assertThat(database.says("CACertificateIdentifier")).isEqualTo("rds-ca-rsa2048-g1");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void nothing_deletes_it_by_mistake_and_a_snapshot_stays(Deployment deployment) {
        var database = database(deployment);

        assertThat(database.says("DeletionProtection")).isEqualTo("true");
        assertThat(database.says("DeleteAutomatedBackups")).isEqualTo("false");
        assertThat(database.says("CopyTagsToSnapshot")).isEqualTo("true");
        assertThat(database.json().path("DeletionPolicy").asString()).isEqualTo("Snapshot");
        assertThat(database.json().path("UpdateReplacePolicy").asString()).isEqualTo("Snapshot");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void slow_statements_are_logged_and_forgotten_transactions_end(Deployment deployment) {
        assertThat(parameters(deployment)).contains(
            "log_min_duration_statement: 1000",
            "idle_in_transaction_session_timeout: 60000"
        );
        assertThat(database(deployment).says("EnablePerformanceInsights")).isEqualTo("true");
    }

    /** A starter's stays in RDS, which throws it away after some days: in CloudWatch it would cost more. */
    @Test
    void its_log_goes_to_cloudwatch_in_production() {
        assertThat(database(Deployment.PRODUCTION).list("EnableCloudwatchLogsExports")).containsExactly("postgresql");
        assertThat(database(Deployment.STARTER).has("EnableCloudwatchLogsExports")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_grows_by_itself_as_far_as_the_stage_says(Deployment deployment) {
        var size = (DatabaseSize.Instance) deployment.stage().database();

        assertThat(database(deployment).says("StorageType")).isEqualTo("gp3");
        assertThat(database(deployment).says("DBInstanceClass")).isEqualTo("db." + size.instance());
        assertThat(database(deployment).says("AllocatedStorage")).isEqualTo(String.valueOf(size.storage()));
        assertThat(database(deployment).says("MaxAllocatedStorage")).isEqualTo(String.valueOf(size.maxStorage()));
    }

    @Test
    void a_starter_stands_in_one_zone_and_can_go_back_a_week() {
        assertThat(database(Deployment.STARTER).says("MultiAZ")).isEqualTo("false");
        assertThat(database(Deployment.STARTER).says("BackupRetentionPeriod")).isEqualTo("7");
    }

    @Test
    void production_stands_in_two_zones_and_can_go_back_a_month() {
        assertThat(database(Deployment.PRODUCTION).says("MultiAZ")).isEqualTo("true");
        assertThat(database(Deployment.PRODUCTION).says("BackupRetentionPeriod")).isEqualTo("30");
    }

    @Test
    void a_starter_has_the_password_of_the_admin_in_a_secret_of_ours() {
        assertThat(database(Deployment.STARTER).says("MasterUserPassword"))
            .startsWith("{{resolve:secretsmanager:DeepSciFistarterDataDatabaseInstanceSecret")
            .endsWith(":SecretString:password::}}");
        assertThat(database(Deployment.STARTER).has("ManageMasterUserPassword")).isFalse();
    }

    @Test
    void in_production_rds_changes_the_password_of_the_admin_by_itself() {
        assertThat(database(Deployment.PRODUCTION).says("ManageMasterUserPassword")).isEqualTo("true");
        assertThat(database(Deployment.PRODUCTION).has("MasterUserPassword")).isFalse();
        assertThat(database(Deployment.PRODUCTION).says("MasterUsername")).isEqualTo("deepscifi_admin");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_made_from_a_snapshot_where_one_is_chosen_and_from_none_where_not(Deployment deployment) {
        var chosen = Deployment.of(deployment.stage(), "database.snapshot=before-the-flood");
        var restored = database(chosen);

        assertThat(restored.says("DBSnapshotIdentifier")).isEqualTo("before-the-flood");
        // CloudFormation refuses them, because the snapshot has its own.
        assertThat(restored.has("MasterUsername")).isFalse();
        assertThat(restored.has("EngineVersion")).isFalse();
        assertThat(database(deployment).has("DBSnapshotIdentifier")).isFalse();
        // The deploy command reads this before it would create an empty database.
        assertThat(chosen.output("DatabaseSnapshot", "Data")).isEqualTo("before-the-flood");
        assertThat(deployment.document("Data").path("Outputs").has("DatabaseSnapshot")).isFalse();
        assertThat(database(deployment).has("MasterUsername")).isTrue();
    }

    private static Resource database(Deployment deployment) {
        return deployment.only("AWS::RDS::DBInstance");
    }

    private static String parameters(Deployment deployment) {
        return deployment
            .named(database(deployment).says("DBParameterGroupName"), "AWS::RDS::DBParameterGroup")
            .says("Parameters");
    }
}
