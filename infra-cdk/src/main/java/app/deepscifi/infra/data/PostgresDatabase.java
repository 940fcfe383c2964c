package app.deepscifi.infra.data;

import static java.util.Objects.requireNonNull;

import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * PostgreSQL 17 with pgvector: encrypted, with TLS only, and with point-in-time recovery for the days that the stage
 * names. It holds the databases of the API and of Letta. Its deletion leaves a snapshot.
 *
 * <p>Other stacks get its address by parameters. A restored database has another name, and a reference that is in use
 * cannot change.
 */
public final class PostgresDatabase extends Construct {

    static final String ADMIN = "deepscifi_admin";

    static final Map<String, String> PARAMETERS = Map.of(
        "rds.force_ssl",
        "1",
        "log_min_duration_statement",
        "1000",
        "idle_in_transaction_session_timeout",
        "60000"
    );

    private final DatabaseInstance instance;

    public PostgresDatabase(
        Construct scope,
        DeploymentStage stage,
        DatabaseSize.Instance size,
        Settings settings,
        Network network
    ) {
        super(scope, "Database");
        // RDS updates the minor version by itself. A number here must never be lower than the running version.
        var engine = DatabaseInstanceEngine.postgres(
            PostgresInstanceEngineProps.builder().version(PostgresEngineVersion.VER_17_9).build()
        );
        var builder = DatabaseInstance.Builder.create(this, "Instance")
            .engine(engine)
            .parameterGroup(parameters(engine, size.connections()))
            .instanceType(new InstanceType(size.instance()))
            .vpc(network.vpc())
            .vpcSubnets(network.privateSubnets())
            .securityGroups(List.of(network.groups().database(this)))
            .publiclyAccessible(false)
            .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
            .storageEncrypted(true)
            .storageType(StorageType.GP3)
            .allocatedStorage(size.storage())
            .maxAllocatedStorage(size.maxStorage())
            .multiAz(size.multiZone())
            .backupRetention(Duration.days(size.backupDays()))
            .preferredBackupWindow("09:00-10:00")
            .preferredMaintenanceWindow("tue:10:30-tue:11:30")
            .copyTagsToSnapshot(true)
            .deleteAutomatedBackups(false)
            .deletionProtection(true)
            .autoMinorVersionUpgrade(true)
            .databaseInsightsMode(DatabaseInsightsMode.STANDARD)
            .enablePerformanceInsights(true)
            .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
            .removalPolicy(RemovalPolicy.SNAPSHOT);
        if (size.multiZone()) {
            builder.cloudwatchLogsExports(List.of("postgresql"));
            // RDS rotates this password every week; only the setup task uses it.
            builder.credentials(Credentials.fromUsername(ADMIN)).manageMasterUserPassword(true);
        } else {
            builder.credentials(Credentials.fromGeneratedSecret(ADMIN));
        }
        this.instance = builder.build();
        settings.snapshot().ifPresent(this::restoreFrom);
        StackOutputs.add(this, "DatabaseInstance", instance.getInstanceIdentifier());
        StackOutputs.add(this, "DatabaseHost", instance.getDbInstanceEndpointAddress());
        StackOutputs.add(this, "DatabaseAdmin", admin().getSecretArn());
        findings();
    }

    /** The secret of the admin: JSON with {@code username} and {@code password}. */
    private ISecret admin() {
        var secret = instance.getSecret();
        if (secret == null) {
            throw new IllegalStateException("A database with generated credentials has a secret");
        }
        return secret;
    }

    /** The limit of connections is a number, because AWS's formula counts memory that nobody knows exactly. */
    private ParameterGroup parameters(IInstanceEngine engine, int connections) {
        var parameters = new HashMap<>(PARAMETERS);
        parameters.put("max_connections", String.valueOf(connections));
        return ParameterGroup.Builder.create(this, "Parameters")
            .engine(engine)
            .description("Deep Sci-Fi")
            .parameters(parameters)
            .build();
    }

    /**
     * Restores a snapshot. It keeps its encryption, its size (which may have grown), its version (CloudFormation would
     * change it after the restore, and RDS refuses an older one) and its admin, who gets a new password.
     */
    private void restoreFrom(String snapshot) {
        var resource = (CfnDBInstance) requireNonNull(instance.getNode().getDefaultChild());
        resource.setDbSnapshotIdentifier(snapshot);
        List.of("MasterUsername", "AllocatedStorage", "StorageEncrypted", "EngineVersion").forEach(
            resource::addPropertyDeletionOverride
        );
        StackOutputs.add(this, "DatabaseSnapshot", snapshot);
    }

    private void findings() {
        Findings.accept(instance, "AwsSolutions-RDS3", "The stage production has a copy in another zone.");
        Findings.accept(
            instance,
            "AwsSolutions-RDS11",
            "What may reach it is decided by security groups, not by its port."
        );
        Findings.accept(
            instance,
            "AwsSolutions-SMG4",
            "The stage production has RDS rotate it; see docs/aws.md for starter."
        );
    }
}
