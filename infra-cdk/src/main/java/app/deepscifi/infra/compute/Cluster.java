package app.deepscifi.infra.compute;

import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.telemetry.Logs;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.ExecuteCommandConfiguration;
import software.amazon.awscdk.services.ecs.ExecuteCommandLogConfiguration;
import software.amazon.awscdk.services.ecs.ExecuteCommandLogging;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.servicediscovery.PrivateDnsNamespace;
import software.constructs.Construct;

/** The ECS cluster, with private DNS names for its services. */
public final class Cluster extends Construct {

    static final String NAMES = "deepscifi.internal";

    private final software.amazon.awscdk.services.ecs.Cluster cluster;
    private final PrivateDnsNamespace names;

    public Cluster(Construct scope, DeploymentStage stage, Settings settings, Network network) {
        super(scope, "Cluster");
        var builder = software.amazon.awscdk.services.ecs.Cluster.Builder.create(this, "Fargate")
            .vpc(network.vpc())
            .enableFargateCapacityProviders(true)
            .containerInsightsV2(stage.isRedundant() ? ContainerInsights.ENABLED : ContainerInsights.DISABLED);
        if (settings.operatorShell()) {
            builder.executeCommandConfiguration(logged(stage));
        }
        this.cluster = builder.build();
        this.names = PrivateDnsNamespace.Builder.create(this, "Names").vpc(network.vpc()).name(NAMES).build();
        Findings.accept(
            cluster,
            "AwsSolutions-ECS4",
            "The stage production has Container Insights: they cost more than a task."
        );
    }

    public software.amazon.awscdk.services.ecs.Cluster cluster() {
        return cluster;
    }

    /**
     * Logs all that is said in shells. The group has a fixed name, because a reference to it from another stack would keep
     * the setting from being turned off.
     */
    private ExecuteCommandConfiguration logged(DeploymentStage stage) {
        var name = "DeepSciFi-%s-Shells".formatted(stage.name());
        LogGroup.Builder.create(this, "Shells")
            .logGroupName(name)
            .retention(Logs.retention(stage))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
        return ExecuteCommandConfiguration.builder()
            .logging(ExecuteCommandLogging.OVERRIDE)
            .logConfiguration(
                ExecuteCommandLogConfiguration.builder()
                    .cloudWatchLogGroup(LogGroup.fromLogGroupName(this, "ShellsByName", name))
                    .build()
            )
            .build();
    }

    PrivateDnsNamespace names() {
        return names;
    }
}
