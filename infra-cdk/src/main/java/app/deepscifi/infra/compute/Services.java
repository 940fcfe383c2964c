package app.deepscifi.infra.compute;

import app.deepscifi.infra.stage.DeploymentStage;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/** Settings that all services on Fargate share. */
public final class Services {

    /** Cooldown before scaling in: starting a task costs more than a few idle minutes. */
    static final Duration CALM = Duration.minutes(5);

    private Services() {}

    /** Starts new tasks before it stops the old ones. If the new tasks fail, it rolls back to the old ones. */
    static FargateService.Builder on(Construct scope, Cluster cluster, DeploymentStage.ServiceSize size, Task task) {
        var service = FargateService.Builder.create(scope, "Service")
            .cluster(cluster.cluster())
            .taskDefinition(task.definition())
            .capacityProviderStrategies(
                List.of(
                    CapacityProviderStrategy.builder()
                        .capacityProvider(size.onSpare() ? "FARGATE_SPOT" : "FARGATE")
                        .weight(1)
                        .build()
                )
            )
            .minHealthyPercent(100)
            .maxHealthyPercent(200)
            .circuitBreaker(DeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
            .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
            .assignPublicIp(false);
        // With autoscaling, a desired count would reset the number of tasks at each deploy.
        return service;
    }
}
