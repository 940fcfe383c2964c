package app.deepscifi.infra.compute;

import app.deepscifi.infra.stage.DeploymentStage;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/** What the services on Fargate have in common. */
public final class Services {

    /** Before tasks are taken away again: a start costs more than a few idle minutes. */
    static final Duration CALM = Duration.minutes(5);

    private Services() {}

    /** The new tasks stand before the old ones go; when they can't, the old ones stay. */
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
        if (size.most() == size.least()) {
            service.desiredCount(size.least());
        }
        // Where load decides, a number here would take away at each deploy what load has brought.
        return service;
    }
}
