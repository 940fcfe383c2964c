package app.deepscifi.infra.compute;

import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.servicediscovery.PrivateDnsNamespace;
import software.constructs.Construct;

/** The ECS cluster, with private DNS names for its services. */
public final class Cluster extends Construct {

    static final String NAMES = "deepscifi.internal";

    private final software.amazon.awscdk.services.ecs.Cluster cluster;
    private final PrivateDnsNamespace names;

    public Cluster(Construct scope, DeploymentStage stage, Network network) {
        super(scope, "Cluster");
        this.cluster = software.amazon.awscdk.services.ecs.Cluster.Builder.create(this, "Fargate")
            .vpc(network.vpc())
            .enableFargateCapacityProviders(true)
            .containerInsightsV2(stage.isRedundant() ? ContainerInsights.ENABLED : ContainerInsights.DISABLED)
            .build();
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

    PrivateDnsNamespace names() {
        return names;
    }
}
