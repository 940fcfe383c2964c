package app.deepscifi.infra.compute;

import app.deepscifi.infra.data.AppSecrets;
import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.network.SecurityGroups;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.StackOutputs;
import app.deepscifi.infra.telemetry.Logs;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.Secret;
import software.constructs.Construct;

/**
 * The task that creates the databases of the API and of Letta, one user for each, and the extension {@code vector}. It
 * writes their addresses into the secrets. Every deploy runs it, and it is idempotent. No other task has the admin's
 * password.
 */
public final class DatabaseSetupTask extends Construct {

    private static final String CONTAINER = "setup";

    public DatabaseSetupTask(
        Construct scope,
        DeploymentStage stage,
        Network network,
        ICluster cluster,
        IRepository images,
        CfnParameter image,
        CfnParameter databaseHost,
        CfnParameter adminSecret,
        AppSecrets secrets
    ) {
        super(scope, "DatabaseSetup");
        var admin = software.amazon.awscdk.services.secretsmanager.Secret.fromSecretCompleteArn(
            this,
            "Admin",
            adminSecret.getValueAsString()
        );
        var task = new Task(this, 256, 512);
        task.add(
            CONTAINER,
            ContainerDefinitionOptions.builder()
                .image(task.image(images, image))
                .command(List.of("app.deepscifi.api.setup.DatabaseSetup"))
                .logging(Logs.of(this, stage))
                .environment(
                    Map.of(
                        "DATABASE_HOST",
                        databaseHost.getValueAsString(),
                        "DATABASE_PORT",
                        String.valueOf(SecurityGroups.DATABASE_PORT),
                        "DATABASE_URL_SECRET",
                        secrets.databaseUrl().getSecretArn(),
                        "LETTA_PG_URI_SECRET",
                        secrets.lettaPgUri().getSecretArn(),
                        "AWS_REGION",
                        stage.region()
                    )
                )
                .secrets(
                    Map.of(
                        "ADMIN_USER",
                        Secret.fromSecretsManager(admin, "username"),
                        "ADMIN_PASSWORD",
                        Secret.fromSecretsManager(admin, "password")
                    )
                ),
            false
        );
        for (var secret : List.of(secrets.databaseUrl(), secrets.lettaPgUri())) {
            secret.grantRead(task.definition().getTaskRole());
            secret.grantWrite(task.definition().getTaskRole());
        }
        StackOutputs.add(this, "Cluster", cluster.getClusterName());
        StackOutputs.add(this, "TaskDefinition", task.definition().getTaskDefinitionArn());
        StackOutputs.add(this, "Container", CONTAINER);
        StackOutputs.add(
            this,
            "Subnets",
            String.join(",", network.vpc().selectSubnets(network.privateSubnets()).getSubnetIds())
        );
        StackOutputs.add(this, "SecurityGroup", network.groups().setup(this).getSecurityGroupId());
    }
}
