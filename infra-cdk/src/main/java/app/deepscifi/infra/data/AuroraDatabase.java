package app.deepscifi.infra.data;

import static java.util.Objects.requireNonNull;

import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.constructs.Construct;

/**
 * Aurora PostgreSQL 17 with pgvector, whose capacity follows the load: encrypted, with TLS only, and with point-in-time
 * recovery. A writer, and a reader in another zone that only takes over. Writes cost nothing by the piece ("I/O-Optimized"),
 * because turns consist of them. Its deletion leaves a snapshot.
 */
public final class AuroraDatabase extends Construct {

    public AuroraDatabase(
        Construct scope,
        DeploymentStage stage,
        DatabaseSize.Aurora size,
        Settings settings,
        Network network
    ) {
        super(scope, "Database");
        // RDS updates the minor version by itself. A number here must never be lower than the running version.
        var engine = DatabaseClusterEngine.auroraPostgres(
            AuroraPostgresClusterEngineProps.builder().version(AuroraPostgresEngineVersion.VER_17_9).build()
        );
        var cluster = DatabaseCluster.Builder.create(this, "Cluster")
            .engine(engine)
            .parameterGroup(
                ParameterGroup.Builder.create(this, "Parameters")
                    .engine(engine)
                    .description("Deep Sci-Fi")
                    .parameters(PostgresDatabase.PARAMETERS)
                    .build()
            )
            .serverlessV2MinCapacity(size.least())
            .serverlessV2MaxCapacity(size.most())
            .writer(member("Writer", false))
            .readers(List.of(member("Reader", true)))
            .storageType(DBClusterStorageType.AURORA_IOPT1)
            .storageEncrypted(true)
            .vpc(network.vpc())
            .vpcSubnets(network.privateSubnets())
            .securityGroups(List.of(network.groups().database(this)))
            .credentials(Credentials.fromUsername(PostgresDatabase.ADMIN))
            .manageMasterUserPassword(true)
            .backup(
                BackupProps.builder().retention(Duration.days(size.backupDays())).preferredWindow("09:00-10:00").build()
            )
            .preferredMaintenanceWindow("tue:10:30-tue:11:30")
            .copyTagsToSnapshot(true)
            .deleteAutomatedBackups(false)
            .deletionProtection(true)
            .cloudwatchLogsExports(List.of("postgresql"))
            .databaseInsightsMode(DatabaseInsightsMode.STANDARD)
            .enablePerformanceInsights(true)
            .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
            .removalPolicy(RemovalPolicy.SNAPSHOT)
            .build();
        settings.snapshot().ifPresent(snapshot -> restoreFrom(snapshot, cluster));
        StackOutputs.add(this, "DatabaseCluster", cluster.getClusterIdentifier());
        StackOutputs.add(this, "DatabaseHost", cluster.getClusterEndpoint().getHostname());
        StackOutputs.add(this, "DatabaseAdmin", requireNonNull(cluster.getSecret()).getSecretArn());
        Findings.accept(cluster, "AwsSolutions-RDS6", "Users of the database have passwords, see DatabaseSetupTask.");
        Findings.accept(
            cluster,
            "AwsSolutions-RDS11",
            "What may reach it is decided by security groups, not by its port."
        );
    }

    private static IClusterInstance member(String id, boolean scaleWithWriter) {
        var properties = ServerlessV2ClusterInstanceProps.builder()
            .publiclyAccessible(false)
            .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
            .autoMinorVersionUpgrade(true)
            .scaleWithWriter(scaleWithWriter)
            .build();
        return ClusterInstance.serverlessV2(id, properties);
    }

    /**
     * Restores a snapshot, as {@link PostgresDatabase} does. The instances have the version of their cluster.
     */
    private void restoreFrom(String snapshot, DatabaseCluster cluster) {
        var resource = (CfnDBCluster) requireNonNull(cluster.getNode().getDefaultChild());
        resource.setSnapshotIdentifier(snapshot);
        List.of("MasterUsername", "StorageEncrypted", "EngineVersion").forEach(resource::addPropertyDeletionOverride);
        StackOutputs.add(this, "DatabaseSnapshot", snapshot);
    }
}
