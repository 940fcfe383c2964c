package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

class RestoredDatabaseTests {

    static final List<Deployment> STAGES = List.of(Deployment.STARTER, Deployment.PRODUCTION);

    /** Does with the template as CloudFormation does: it restores the snapshot, and then changes what the template says. */
    @ParameterizedTest
    @FieldSource("STAGES")
    void a_snapshot_of_a_newer_minor_version_becomes_the_database(Deployment stage) throws Exception {
        var template = Deployment.of(stage.stage(), "database.snapshot=newer").only("AWS::RDS::DBInstance");
        try (
            var rds = new RdsServer("live");
            var client = RdsClient.builder()
                .endpointOverride(rds.address())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build()
        ) {
            client.restoreDBInstanceFromDBSnapshot(request ->
                request
                    .dbInstanceIdentifier("restored")
                    .dbSnapshotIdentifier(template.says("DBSnapshotIdentifier"))
                    .dbInstanceClass(template.says("DBInstanceClass"))
            );
            client.modifyDBInstance(request ->
                request
                    .dbInstanceIdentifier("restored")
                    .engineVersion(template.has("EngineVersion") ? template.says("EngineVersion") : null)
            );

            assertThat(rds.instances()).containsExactlyInAnyOrder("live", "restored");
        }
    }
}
